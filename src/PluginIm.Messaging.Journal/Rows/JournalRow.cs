using Microsoft.Data.Sqlite;

namespace PluginIm.Messaging.Journal;

/// <summary>Reads the columns of a row from left to right. The same few parties stand in every row: each is kept once.</summary>
internal sealed class JournalRow(SqliteDataReader reader, Dictionary<ImParty, ImParty> parties)
{
    private int _column;

    public bool Next()
    {
        _column = 0;
        return reader.Read();
    }

    public long Number() => reader.GetInt64(_column++);

    public bool Flag() => Number() != 0;

    public string Text() => TextOrNull() ?? throw new FormatException($"column {reader.GetName(_column - 1)} is empty.");

    public string? TextOrNull() => reader.IsDBNull(_column++) ? null : reader.GetString(_column - 1);

    /// <summary>Whether the column has a value; it is read by the next call.</summary>
    public bool HasValue() => !reader.IsDBNull(_column);

    public void Skip(int columns) => _column += columns;

    public T Name<T>()
        where T : struct, Enum =>
        NameOrNull<T>() ?? throw new FormatException($"column {reader.GetName(_column - 1)} is empty.");

    public T? NameOrNull<T>()
        where T : struct, Enum =>
        TextOrNull() is not { } name ? null
        : JournalNames<T>.Find(name) ?? throw new FormatException($"this version knows no {typeof(T).Name} \"{name}\".");

    public int? StatusOrNull() => reader.IsDBNull(_column++) ? null : reader.GetInt32(_column - 1);

    public DateTimeOffset Time()
    {
        var (ticks, minutes) = (Number(), Number());
        try
        {
            return new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(minutes));
        }
        catch (ArgumentException fault)
        {
            throw new FormatException("a time is none.", fault);
        }
    }

    public ImParty Party() => PartyOrNull() ?? throw new FormatException("a party is missing.");

    public ImParty? PartyOrNull()
    {
        if (TextOrNull() is not { } address)
        {
            Skip(2);
            return null;
        }

        var party = new ImParty(address, Text(), Text());
        if (!parties.TryGetValue(party, out var known))
        {
            parties[party] = known = party;
        }

        return known;
    }

    public ImEndReason? EndReasonOrNull() =>
        NameOrNull<ImEndReasonKind>() is { } kind ? new ImEndReason(kind, StatusOrNull(), TextOrNull()) : SkipToNull<ImEndReason>();

    public ImDeliveryFailure? FailureOrNull() =>
        NameOrNull<ImDeliveryFailureKind>() is { } kind ? new ImDeliveryFailure(kind, StatusOrNull(), TextOrNull()) : SkipToNull<ImDeliveryFailure>();

    private T? SkipToNull<T>()
        where T : class
    {
        Skip(2);
        return null;
    }
}
