using PluginIm.Contracts;

namespace PluginIm.Messaging.Journal;

/// <summary>How large entries are, in characters, and how large they may be.</summary>
internal static class EntrySize
{
    /// <summary>Sixteen times the longest message: nothing that the session layer lets in is cut off.</summary>
    public const int Most = 64 * 1024;

    /// <summary>A case may have more than a message: as much as is ever taken.</summary>
    public const int MostOfCase = 1024 * 1024;

    public static bool IsTooLarge(JournalEntry entry) => Of(entry) > (entry is CaseChanged ? MostOfCase : Most);

    /// <summary>What an agent typed is kept as far as it goes: the rest could not be sent either.</summary>
    public static JournalEntry Fit(JournalEntry entry) =>
        entry is DraftChanged { Text: { Length: > Most } text } draft
            ? draft with { Text = text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)] }
            : entry;

    public static int Of(JournalEntry entry) => entry switch
    {
        HeaderChanged { Header: var header } =>
            Of(header.Me) + Of(header.Peer) + Of(header.EndReason?.Phrase) + Of(header.CarrierToken) + Of(header.LastReceivedId) + Of(header.OriginId)
            + Of(header.ConversationId) + (header.Roster?.Parties.Sum(Of) ?? 0) + header.Members.Sum(Of),
        LineAppended { Line: JournaledMessage message } =>
            Of(message.Party) + Of(message.MessageId) + Of(message.Text) + Of(message.Failure?.Phrase),
        LineAppended { Line: JournaledSystemLine line } => Of(line.Party) + Of(line.Reason?.Phrase),
        DeliveryChanged changed => Of(changed.Failure?.Phrase),
        DraftChanged changed => Of(changed.Text),
        CaseChanged { Case.Information: var information } =>
            Of(information.Subject) + Of(information.Contact?.Id) + Of(information.Contact?.DisplayName) + information.Fields.Sum(Of),
        _ => 0,
    };

    private static int Of(ImParty? party) => party is null ? 0 : Of(party.Address) + Of(party.Logon) + Of(party.DisplayName);

    private static int Of(JournaledMember member) => Of(member.Party) + Of(member.SessionId) + Of(member.CarrierToken);

    private static int Of(CaseField field) => Of(field.Key) + Of(field.Label) + Of(field.Value) + Of(field.Group);

    private static int Of(string? text) => text?.Length ?? 0;
}
