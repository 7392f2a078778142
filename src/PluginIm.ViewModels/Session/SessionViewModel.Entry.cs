using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <content>The session as an entry in a list of several.</content>
public sealed partial class SessionViewModel
{
    /// <summary>Whether the agent consults the other party about an interaction.</summary>
    public bool IsConsultation => _session.Origin is not null;

    /// <summary>Why the other party does not have the newest case, in words; null when nothing is wrong.</summary>
    public string? CaseProblem => _session.CaseProblem switch
    {
        null => null,
        { Kind: CaseRefusalKind.TooLarge } => Wording.Fill(Words.CaseTooLarge, PartyNames),
        { Why: var why } => Wording.Fill(Words.CaseNotTaken, PartyNames, why),
    };

    /// <summary>The names of the other parties.</summary>
    public string PartyNames => string.Join(Words.PartySeparator, Parties.Select(party => party.DisplayName));

    /// <summary>Whether there is anything that the agent has not seen.</summary>
    public bool HasUnread => UnreadCount > 0;

    /// <summary>The entry in words, as it is read aloud.</summary>
    public string EntryName => HasUnread
        ? Wording.Fill(Words.SessionEntryUnread, PartyNames, StatusText, UnreadCount)
        : Wording.Fill(Words.SessionEntry, PartyNames, StatusText);
}
