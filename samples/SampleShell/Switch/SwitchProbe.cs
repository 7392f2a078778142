using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace SampleShell;

/// <summary>Asks who listens at an address.</summary>
internal static class SwitchProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether a SIP switch of the domain answers there: it takes an OPTIONS for the domain itself, or asks who wants to know.</summary>
    public static async Task<bool> IsSwitchAsync(
        SipPeer peer, string domain, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        await using var endpoint = new SipEndpoint(new SipEndpointOptions { Time = time }, loggers);
        var target = SipUri.Parse($"sip:{domain}");
        var request = endpoint.CreateRequest(
            SipMethod.Options, target, SipAddress.Parse($"<sip:desktop@{domain}>"), SipAddress.Parse($"<sip:{domain}>"));
        try
        {
            var response = await endpoint.RequestAsync(request, peer, null, cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return response.IsSuccess || Challenges(response, domain);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static bool Challenges(SipResponse response, string domain) =>
        response.StatusCode is 401 or 407
        && response.Headers.GetValues(SipHeaderNames.ProxyAuthenticate)
            .Concat(response.Headers.GetValues(SipHeaderNames.WwwAuthenticate))
            .Any(challenge => challenge.Contains($"realm=\"{domain}\"", StringComparison.Ordinal));
}
