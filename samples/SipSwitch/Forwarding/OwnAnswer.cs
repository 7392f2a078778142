using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>What the switch answers by itself, with what it can (RFC 3261 section 11.2) or takes (section 21.4.6).</summary>
internal static class OwnAnswer
{
    private const string Allow = "REGISTER, INVITE, ACK, CANCEL, BYE, MESSAGE, OPTIONS, UPDATE, INFO, REFER, SUBSCRIBE, NOTIFY, PUBLISH";
    private const string AllowAtPoint = "INVITE, ACK, CANCEL, BYE, MESSAGE, OPTIONS";

    public static SipResponse To(SipRequest request, int status)
    {
        var response = SipResponse.For(request, status);
        if (status is 200 or 405)
        {
            response.Headers.Set(SipHeaderNames.Allow, request.RequestUri.User is null ? Allow : AllowAtPoint);
        }

        return response;
    }
}
