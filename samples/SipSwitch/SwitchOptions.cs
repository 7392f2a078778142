using System.Security.Cryptography.X509Certificates;
using PluginIm.Sip;
using SipSwitch.Distribution;

namespace SipSwitch;

/// <summary>What a switch serves, and its limits.</summary>
public sealed record SwitchOptions
{
    /// <summary>The domain whose users it serves; also the realm of their passwords.</summary>
    public string Domain { get; init; } = "im.test";

    /// <summary>Where it listens; port 0 takes any free one.</summary>
    public IReadOnlyList<SipPeer> Listen { get; init; } =
        [new SipPeer(SipTransport.Tcp, "127.0.0.1", 5060), new SipPeer(SipTransport.Udp, "127.0.0.1", 5060)];

    /// <summary>The certificate, with its private key, that proves this switch's name where it listens with TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Passwords by user.</summary>
    public required IReadOnlyDictionary<string, string> Users { get; init; }

    /// <summary>The Routing Points and queues; none has the name of a user.</summary>
    public IReadOnlyList<DistributionPoint> Points { get; init; } = [];

    /// <summary>
    /// The hash algorithms offered in challenges, in this order, the strongest first (RFC 8760 section 2.4). Clients that know MD5 alone and
    /// give up at a first challenge that they do not know, sipp among them, need MD5 alone or first.
    /// </summary>
    public IReadOnlyList<DigestAlgorithm> Algorithms { get; init; } = [DigestAlgorithm.Sha256, DigestAlgorithm.Md5];

    /// <summary>Whether clients are asked to hash their user's name (RFC 7616 section 3.4.4): what is sent in clear text does not show it in credentials.</summary>
    public bool UserHash { get; init; }

    /// <summary>How long a registration lasts where the client does not say.</summary>
    public TimeSpan DefaultExpires { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest registration; a client that asks for more gets this.</summary>
    public TimeSpan MaxExpires { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The shortest registration; a client that asks for less is told so with 423.</summary>
    public TimeSpan MinExpires { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What others may cost it at most.</summary>
    public SwitchLimits Limits { get; init; } = new();

    /// <summary>Timer C: how long an INVITE may ring (RFC 3261 section 16.6 step 11: above three minutes).</summary>
    public TimeSpan TimerC { get; init; } = TimeSpan.FromSeconds(190);

    /// <summary>The base values of the transactions' timers.</summary>
    public SipTimers Timers { get; init; } = new();

    /// <summary>Whether the trace shows what people wrote.</summary>
    public bool TraceTexts { get; init; }
}
