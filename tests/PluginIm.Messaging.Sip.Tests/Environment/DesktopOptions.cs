using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>How a desktop of a test differs from the usual.</summary>
internal sealed record DesktopOptions
{
    public SipTransport Transport { get; init; } = SipTransport.Tcp;

    /// <summary>The switches, where the environment's is not meant.</summary>
    public IReadOnlyList<SipPeer> Switches { get; init; } = [];

    public ImOptions Messaging { get; init; } = new();

    /// <summary>The desktop's clock, where the test moves it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The password, where it is not the right one; empty for none.</summary>
    public string? Password { get; init; }

    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(20);
}
