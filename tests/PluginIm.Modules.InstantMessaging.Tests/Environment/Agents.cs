namespace PluginIm.Modules.InstantMessaging.Tests.Environment;

/// <summary>Who works here.</summary>
internal static class Agents
{
    public static ImParty Kate { get; } = new("sip:kmilburn@im.test", "kmilburn", "Kate Milburn");

    public static ImParty Amy { get; } = new("sip:amiller@im.test", "amiller", "Amy Miller");

    public static string PasswordOf(ImParty agent) => $"demo-{agent.Logon}";

    public static InternalTarget TargetOf(ImParty agent, InternalTargetKind kind = InternalTargetKind.Agent) =>
        new() { Kind = kind, Id = agent.Logon, DisplayName = agent.DisplayName, SipAddress = agent.Address };
}
