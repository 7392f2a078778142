using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Contracts.Options;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Which switch carries the sessions, and as whom the agent signs in there.</summary>
public sealed record SipImCarrierOptions
{
    /// <summary>Where the switch is: with a port at that very address, without one where DNS says (RFC 3263).</summary>
    public required SipPeer Switch { get; init; }

    /// <summary>The switches that serve when <see cref="Switch"/> does not, in this order.</summary>
    public IReadOnlyList<SipPeer> FurtherSwitches { get; init; } = [];

    /// <summary>The agent's address on the switch, for example <c>sip:kmilburn@im.test</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The name that colleagues without a directory see.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The name under which the agent authenticates.</summary>
    public required string UserName { get; init; }

    /// <summary>Finds the password when it is needed; null when there is none.</summary>
    public required Func<CancellationToken, ValueTask<string?>> Password { get; init; }

    /// <summary>
    /// Identity of this desktop as a <c>urn:uuid:</c> (RFC 5626 4.1). Where it stays the same from start to start, a
    /// registration left behind by a crash is replaced by the next one instead of ringing nowhere.
    /// </summary>
    public required string InstanceId { get; init; }

    /// <summary>Makes the SIP endpoint of each sign-in; a shell with a SIP stack of its own has it made there.</summary>
    public ISipEndpointFactory EndpointFactory { get; init; } = new SipEndpointFactory();

    /// <summary>Whether the SIP trace shows texts; credentials never show.</summary>
    public bool TraceTexts { get; init; }

    /// <summary>The base values of the SIP timers.</summary>
    public SipTimers Timers { get; init; } = new();

    /// <summary>How long to wait after the first failure to reach the switch; doubled after each further one, up to a minute.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A number from 0 to 1 that shortens each such wait, so that a switch that comes back is not met by all at once.</summary>
    internal Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>Largest case that is taken, in bytes of JSON.</summary>
    public int MaxCaseSize { get; init; } = 262_144;

    /// <summary>How long further texts of an ordinary client are refused whose invitation the agent rejected.</summary>
    public TimeSpan PageRejectTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The authorities that the switch's certificate may come from, by TLS; null for those that the system trusts.</summary>
    public X509Certificate2Collection? TrustedAuthorities { get; init; }

    /// <summary>How long to wait after the first failure to restore a session; doubled after each further one.</summary>
    public TimeSpan FirstRestore { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait at most between two tries to restore a session.</summary>
    public TimeSpan LongestRestore { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the end of a session is remembered, for the other side to be told when it tries to restore the session.</summary>
    public TimeSpan EndedSessionLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many ended sessions are remembered; beyond that the oldest are forgotten.</summary>
    public int MaxEndedSessions { get; init; } = 1000;

    /// <summary>
    /// Reads the options <c>sip.switch</c>, <c>sip.certificate-authority</c>, <c>sip.trace-texts</c>, <c>sip.page-reject-time</c> and <c>im.max-case-size</c>.
    /// A bad value is named in the log, and the default holds.
    /// </summary>
    /// <param name="settings">Where the values come from.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="credentials">Gives the agent's password.</param>
    /// <param name="logger">Where bad values are named.</param>
    /// <returns>The options.</returns>
    public static SipImCarrierOptions From(IImSettings settings, IAgent agent, ICredentials credentials, ILogger logger) =>
        From(ReadSwitches(settings, logger), settings, agent, credentials, logger);

    /// <summary>An identity that one agent on one machine always has.</summary>
    internal static string InstanceOf(string machine, string address) =>
        $"urn:uuid:{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{machine}\n{address}")).AsSpan(0, 16)):D}";

    private static SipImCarrierOptions From(
        List<SipPeer> switches, IImSettings settings, IAgent agent, ICredentials credentials, ILogger logger) => new()
    {
        Switch = switches[0],
        FurtherSwitches = [.. switches.Skip(1)],
        Address = agent.SipAddress,
        DisplayName = agent.DisplayName,
        UserName = agent.Logon,
        Password = cancellationToken => credentials.GetPasswordAsync(agent.Logon, cancellationToken),
        InstanceId = InstanceOf(Environment.MachineName, agent.SipAddress),
        TrustedAuthorities = ReadAuthorities(settings, logger),
        TraceTexts = bool.Parse(Text(settings, "sip.trace-texts", logger)),
        MaxCaseSize = int.Parse(Text(settings, "im.max-case-size", logger), CultureInfo.InvariantCulture),
        PageRejectTime = TimeSpan.FromSeconds(int.Parse(Text(settings, "sip.page-reject-time", logger), CultureInfo.InvariantCulture)),
    };

    /// <summary>A bad entry is left out: those beside it are as good as they were.</summary>
    private static List<SipPeer> ReadSwitches(IImSettings settings, ILogger logger)
    {
        const string Option = "sip.switch";
        var switches = new List<SipPeer>();
        foreach (var text in Text(settings, Option, logger).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (SipPeer.TryParse(text, out var peer) && peer.Port > 0)
            {
                switches.Add(peer);
            }
            else
            {
                SipImLog.BadSwitch(logger, Option, text);
            }
        }

        if (switches.Count == 0)
        {
            switches.Add(new SipPeer(SipTransport.Tcp, "127.0.0.1", 5060));
        }

        return switches;
    }

    /// <summary>A file that cannot be read leaves the system's authorities: the sign-in may fail then, but is never less safe.</summary>
    private static X509Certificate2Collection? ReadAuthorities(IImSettings settings, ILogger logger)
    {
        const string Option = "sip.certificate-authority";
        if (Text(settings, Option, logger) is not { Length: > 0 } text)
        {
            return null;
        }

        var file = Environment.ExpandEnvironmentVariables(text);

        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            if (authorities.Count > 0)
            {
                return authorities;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            SipImLog.BadOption(logger, Option, file, $"a readable PEM file with certificates ({fault.Message})");
            return null;
        }

        SipImLog.BadOption(logger, Option, file, "a PEM file with certificates");
        return null;
    }

    private static string Text(IImSettings settings, string name, ILogger logger)
    {
        var option = ImOptionTable.Get(name);
        return option.Read(settings, value => SipImLog.BadOption(logger, name, value, option.Expected));
    }
}
