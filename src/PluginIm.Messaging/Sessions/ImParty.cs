namespace PluginIm.Messaging;

/// <summary>A party of a session.</summary>
/// <param name="Address">Address on the switch, for example <c>sip:amiller@im.test</c>.</param>
/// <param name="Logon">Logon of the agent; for others the user part of the address.</param>
/// <param name="DisplayName">The name shown.</param>
public sealed record ImParty(string Address, string Logon, string DisplayName)
{
    /// <summary>Describes a party that no directory knows.</summary>
    /// <param name="address">Address on the switch.</param>
    /// <param name="displayName">The name that came with the address; null or blank takes the logon.</param>
    /// <returns>The party, its logon taken from the address.</returns>
    public static ImParty FromAddress(string address, string? displayName = null)
    {
        var logon = ImAddress.UserOf(address) ?? address;
        return new ImParty(address, logon, string.IsNullOrWhiteSpace(displayName) ? logon : displayName);
    }
}
