using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging.Journal;

/// <summary>Reads sessions with their lines in one pass over both tables.</summary>
internal sealed class JournalReader(SqliteConnection connection, ILogger logger)
{
    private const string Sessions = """
        SELECT number, id, me_address, me_logon, me_name, peer_address, peer_logon, peer_name,
            is_incoming, is_page_mode, state, end_kind, end_status, end_phrase,
            opened_at, opened_offset, carrier_token, last_received_id, origin_id, origin_revision, roster_revision, conference_json, draft, case_json
        FROM session ORDER BY number
        """;

    private const string Lines = """
        SELECT session, ordinal, at, at_offset, party_address, party_logon, party_name,
            message_id, text, is_mine, delivery, failure_kind, failure_status, failure_phrase, was_sent_again,
            event, reason_kind, reason_status, reason_phrase
        FROM line ORDER BY session, ordinal
        """;

    private const int ColumnsOfMessage = 8;

    /// <summary>All sessions that this version understands, oldest first.</summary>
    public List<JournaledSession> Read(CancellationToken cancellationToken)
    {
        using var headers = connection.CreateCommand();
        headers.CommandText = Sessions;
        using var lines = connection.CreateCommand();
        lines.CommandText = Lines;
        using var headerRows = headers.ExecuteReader();
        using var lineRows = lines.ExecuteReader();
        var parties = new Dictionary<ImParty, ImParty>();
        var header = new JournalRow(headerRows, parties);
        var line = new LineCursor(new JournalRow(lineRows, parties));
        var sessions = new List<JournaledSession>();
        while (header.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ReadSession(header, line) is { } session)
            {
                sessions.Add(session);
            }
        }

        return sessions;
    }

    private JournaledSession? ReadSession(JournalRow row, LineCursor cursor)
    {
        var number = row.Number();
        var id = row.Text();
        try
        {
            var header = ConferenceRow.Read(ReadHeader(row, id), row.TextOrNull());
            var (draft, json) = (row.TextOrNull(), row.TextOrNull());
            return new JournaledSession(header, draft, ReadLines(id, number, cursor)) { Case = ReadCase(json) };
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            // A session that this version cannot read is no reason to lose the others; it stays in the file for the version that can.
            JournalLog.SessionSkipped(logger, id, fault.Message);
            return null;
        }
    }

    private static JournaledHeader ReadHeader(JournalRow row, string id) => new()
    {
        SessionId = id,
        Me = row.Party(),
        Peer = row.Party(),
        IsIncoming = row.Flag(),
        IsPageMode = row.Flag(),
        State = row.Name<ImSessionState>(),
        EndReason = row.EndReasonOrNull(),
        OpenedAt = row.Time(),
        CarrierToken = row.TextOrNull(),
        LastReceivedId = row.TextOrNull(),
        OriginId = row.TextOrNull(),
        OriginRevision = (int)row.Number(),
        RosterRevision = (int)row.Number(),
    };

    /// <summary>A case that this version cannot read is told again by whoever consults.</summary>
    private static CarrierCase? ReadCase(string? json) => json is null ? null : CaseJson.Read(Encoding.UTF8.GetBytes(json), int.MaxValue, out _);

    /// <summary>What comes after a gap was written after something was lost: with it the transcript would not be what the agent saw.</summary>
    private JournaledLine[] ReadLines(string id, long session, LineCursor cursor)
    {
        var lines = new List<JournaledLine>();
        while (cursor.MoveTo(session))
        {
            if (cursor.Ordinal != lines.Count + 1)
            {
                JournalLog.LinesSkipped(logger, id, lines.Count);
                break;
            }

            lines.Add(ReadLine(cursor.Row, cursor.Ordinal));
        }

        return [.. lines];
    }

    private static JournaledLine ReadLine(JournalRow row, long ordinal)
    {
        var time = row.Time();
        var party = row.PartyOrNull();
        if (row.HasValue())
        {
            return ReadMessage(row, ordinal, time, party ?? throw new FormatException("a message has no author."));
        }

        row.Skip(ColumnsOfMessage);
        return new JournaledSystemLine
        {
            Ordinal = ordinal,
            Time = time,
            Party = party,
            Event = row.Name<ImSystemEvent>(),
            Reason = row.EndReasonOrNull(),
        };
    }

    private static JournaledMessage ReadMessage(JournalRow row, long ordinal, DateTimeOffset time, ImParty party) => new()
    {
        Ordinal = ordinal,
        Time = time,
        Party = party,
        MessageId = row.Text(),
        Text = row.Text(),
        IsMine = row.Flag(),
        Delivery = row.Name<ImDelivery>(),
        Failure = row.FailureOrNull(),
        WasSentAgain = row.Flag(),
    };
}
