using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A party as the header of a session shows it.</summary>
public sealed class PartyViewModel
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
