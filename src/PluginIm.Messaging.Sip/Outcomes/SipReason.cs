using System.Globalization;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>The Reason header (RFC 3326) in the protocol SIP.</summary>
internal static class SipReason
{
    /// <summary>The time to answer is over.</summary>
    public const string NoAnswer = "SIP;cause=408;text=\"Request Timeout\"";

    /// <summary>The agent signed out of the channel: not available any more.</summary>
    public const string SignedOut = "SIP;cause=480;text=\"Signed out\"";

    /// <summary>The connection between was lost.</summary>
    public const string ConnectionLost = "SIP;cause=503;text=\"Connection lost\"";

    /// <summary>What the other side is told of why this side ends; null where the method says it all.</summary>
    public static string? Of(CarrierEnding ending) => ending switch
    {
        CarrierEnding.NoAnswer => NoAnswer,
        CarrierEnding.SignOut => SignedOut,
        _ => null,
    };

    /// <summary>The cause that a request gives; null where it gives none.</summary>
    public static int? CauseOf(SipRequest? request)
    {
        foreach (var value in request?.Headers.GetValues(SipHeaderNames.Reason) ?? [])
        {
            var parts = value.Split(';', StringSplitOptions.TrimEntries);
            if (!parts[0].Equals("SIP", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var part in parts.AsSpan(1))
            {
                if (part.StartsWith("cause=", StringComparison.OrdinalIgnoreCase)
                    && int.TryParse(part.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var cause))
                {
                    return cause;
                }
            }
        }

        return null;
    }
}
