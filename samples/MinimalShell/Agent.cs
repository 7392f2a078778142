namespace MinimalShell;

/// <summary>Who works here.</summary>
internal sealed record Agent(string Logon) : IAgent
{
    public string DisplayName => Logon;
    public string SipAddress => $"sip:{Logon}@im.test";
}
