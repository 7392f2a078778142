namespace PluginIm.Contracts;

/// <summary>The agent who is logged in to the shell.</summary>
/// <example>
/// <code>
/// internal sealed record Agent(string Logon) : IAgent
/// {
///     public string DisplayName =&gt; Logon;
///     public string SipAddress =&gt; $"sip:{Logon}@im.test";
/// }
/// </code>
/// </example>
public interface IAgent
{
    /// <summary>Logon, unique in the company, for example <c>kmilburn</c>.</summary>
    string Logon { get; }

    /// <summary>Name shown to colleagues.</summary>
    string DisplayName { get; }

    /// <summary>Address on the SIP switch, for example <c>sip:kmilburn@im.test</c>.</summary>
    string SipAddress { get; }
}
