namespace PluginIm.Sip;

/// <summary>A user's name and password. The text form shows no password.</summary>
/// <param name="UserName">The name, as the switch knows it.</param>
/// <param name="Password">The password.</param>
public sealed record SipCredentials(string UserName, string Password)
{
    /// <summary>The user's name alone.</summary>
    public override string ToString() => UserName;
}
