using System.Security.Cryptography.X509Certificates;
using PluginIm.Sip;

namespace Softphone;

/// <summary>Which switch serves, as whom, and how the telephone behaves.</summary>
public sealed record PhoneOptions
{
    /// <summary>Where the switch is.</summary>
    public required SipPeer Switch { get; init; }

    /// <summary>The agent's address there, for example <c>sip:kmilburn@im.test</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The name that the other side sees; null for the address alone.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The name under which the agent authenticates.</summary>
    public required string UserName { get; init; }

    /// <summary>Finds the password when it is needed; null when there is none.</summary>
    public required Func<CancellationToken, ValueTask<string?>> Password { get; init; }

    /// <summary>Identity of this telephone as a <c>urn:uuid:</c> (RFC 5626 4.1): another one than that of whatever else signs in as the same agent.</summary>
    public string InstanceId { get; init; } = $"urn:uuid:{Guid.NewGuid():D}";

    /// <summary>The authorities that the switch's certificate may come from, by TLS; null for those that the system trusts.</summary>
    public X509Certificate2Collection? TrustedAuthorities { get; init; }

    /// <summary>How many calls there may be at a time; one more is answered busy.</summary>
    public int MaxCalls { get; init; } = 1;

    /// <summary>How long an own call rings before it is taken back.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long another one's call rings at most, where its caller does not take it back (RFC 3261 16.6: proxies wait three minutes).</summary>
    public TimeSpan LongestAlert { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The pitch of the tone that is sent, in hertz.</summary>
    public double ToneHertz { get; init; } = 440;

    /// <summary>The level of the tone, in dBFS.</summary>
    public double ToneLevel { get; init; } = -18;

    /// <summary>The base values of the SIP timers.</summary>
    public SipTimers Timers { get; init; } = new();

    /// <summary>How long to wait after the first failure to reach the switch; doubled after each further one.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
