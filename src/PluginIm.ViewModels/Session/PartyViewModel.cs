using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A party as the header of a session shows it.</summary>
public sealed partial class PartyViewModel : ObservableObject
{
    internal PartyViewModel(ImParty party)
    {
        DisplayName = party.DisplayName;
        Logon = party.Logon;
        Address = party.Address;
        Text = NameAndLogon(party);
        Initials = InitialsOf(party.DisplayName);
    }

    /// <summary>The party's name.</summary>
    public string DisplayName { get; }

    /// <summary>The party's logon.</summary>
    public string Logon { get; }

    /// <summary>The party's address on the switch.</summary>
    public string Address { get; }

    /// <summary>Name and logon in one, the logon alone where it is all that is known.</summary>
    public string Text { get; }

    /// <summary>One or two letters that stand for the party in its badge.</summary>
    public string Initials { get; }

    /// <summary>How reachable the party is by instant messages; null where the shell's directory does not say.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(PresenceText))]
    [NotifyPropertyChangedFor(nameof(PresenceName))]
    public partial Presence? Presence { get; internal set; }

    /// <summary>The target as the shell's directory has it; an agent of whom only name and address are known where it has none. Null before it has answered.</summary>
    [ObservableProperty]
    public partial InternalTarget? Target { get; internal set; }

    /// <summary>The presence in a word; null where there is none.</summary>
    public string? PresenceText => Presence is { } presence ? PresenceWording.Of(presence) : null;

    /// <summary>Name and presence, as they are read aloud; empty where there is none.</summary>
    public string PresenceName => PresenceText is { } text ? Wording.Fill(Words.PresenceOf, DisplayName, text) : "";

    internal InternalTarget AsAgent() => new() { Kind = InternalTargetKind.Agent, Id = Logon, DisplayName = DisplayName, SipAddress = Address };

    internal static string NameAndLogon(ImParty party) =>
        party.DisplayName == party.Logon ? party.Logon : Wording.Fill(Words.PartyWithLogon, party.DisplayName, party.Logon);

    private static string InitialsOf(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var letters = parts.Length > 1 ? FirstLetter(parts[0]) + FirstLetter(parts[^1]) : FirstLetter(name.Trim());
        return letters.ToUpperInvariant();
    }

    private static string FirstLetter(string word) =>
        word.Length == 0 ? "" : System.Globalization.StringInfo.GetNextTextElement(word);
}
