using System.Collections.Concurrent;

namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>The shell's contact database and history: answers at once, unless the test holds it back or breaks it.</summary>
internal sealed class ScriptedContacts : Contracts.IContactDirectory, Contracts.IContactHistory
{
    private static readonly DateTimeOffset Newest = new(2026, 3, 3, 14, 5, 0, TimeSpan.Zero);

    /// <summary>How many entries there are.</summary>
    public int Count { get; set; } = 120;

    /// <summary>What breaks; null for nothing.</summary>
    public string? Fault { get; set; }

    /// <summary>What every answer waits for; null for nothing.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>What was asked of the history, in order.</summary>
    public ConcurrentQueue<Contracts.ContactHistoryQuery> Queries { get; } = new();

    /// <summary>How often the contact was asked for.</summary>
    public int Finds { get; private set; }

    /// <summary>The text of every entry.</summary>
    public string Text { get; set; } = "Hello,\n\nI have paid invoice 4711 twice. See https://crm.example.com/4711\n\nAda Byron";

    public async Task<Contracts.ContactInformation?> FindAsync(string contactId, CancellationToken cancellationToken)
    {
        Finds++;
        await WaitAsync(cancellationToken);
        return contactId != "C-17" ? null : new Contracts.ContactInformation(
            new Contracts.InteractionContact("C-17", "Ada Byron"),
            [
                new("Phone", "Phone", "+49 30 1234567", Contracts.CaseFieldType.Phone),
                new("Mail", "E-mail", "ada.byron@example.com", Contracts.CaseFieldType.Email),
                new("Since", "Customer since", "2019-05-04", Contracts.CaseFieldType.Date),
                new("Portal", "Customer portal", "https://crm.example.com/customers/17", Contracts.CaseFieldType.Link, "On the web"),
            ]);
    }

    public async Task<Contracts.ContactHistoryPage> SearchAsync(Contracts.ContactHistoryQuery query, CancellationToken cancellationToken)
    {
        Queries.Enqueue(query);
        await WaitAsync(cancellationToken);
        var start = query.Continue is { } from ? int.Parse(from, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var end = Math.Min(Count, start + query.PageSize);
        return new Contracts.ContactHistoryPage(
            [.. Enumerable.Range(start, Math.Max(0, end - start)).Select(EntryOf)],
            end < Count ? end.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    public async Task<Contracts.ContactHistoryDetail?> ReadAsync(string entryId, CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        var number = int.Parse(entryId, System.Globalization.CultureInfo.InvariantCulture);
        return number >= Count ? null : new Contracts.ContactHistoryDetail(
            EntryOf(number), Text, [new("Amount", "Amount", "1234.50 EUR", Contracts.CaseFieldType.Money)]);
    }

    private static Contracts.ContactHistoryEntry EntryOf(int number) => new(
        number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        (Contracts.Medium)(1 + (number % 4)),
        Newest.AddDays(-number),
        number == 2 ? "A subject that is so long that no list of any desktop could ever show the whole of it in a single line" : $"Invoice {4711 - number}",
        number % 3 == 0 ? null : "Amy Miller");

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(cancellationToken);
        }

        if (Fault is { } fault)
        {
            throw new InvalidOperationException(fault);
        }
    }
}
