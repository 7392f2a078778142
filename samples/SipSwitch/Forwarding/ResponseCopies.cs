using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>Makes what goes back of a response that a target gave (RFC 3261 section 16.7 steps 3 to 8).</summary>
internal sealed class ResponseCopies(RequestCopies requests)
{
    /// <param name="response">The response, the switch's own Via on top.</param>
    /// <param name="request">The request as it came.</param>
    /// <param name="user">Who answered it.</param>
    public SipResponse For(SipResponse response, SipRequest request, string user)
    {
        if (response.StatusCode == 503)
        {
            // The one contact is away or overloaded, not the switch (section 16.7 step 6): to the caller that is an absent callee. Where the way to
            // it was lost under an invitation, somebody may just have accepted it (RFC 5626 section 11.5).
            return SipResponse.For(request, response.IsLocal && request.Method == SipMethod.Invite ? 430 : 480);
        }

        var passed = response.Clone();
        passed.Headers.RemoveFirstValue(SipHeaderNames.Via);
        if (request.Method == SipMethod.Invite && passed.Headers.TopVia?.Branch != request.Headers.TopVia?.Branch)
        {
            RestoreVias(passed, request);
        }

        if (response.IsSuccess)
        {
            requests.Assert(passed, user);
        }

        return passed;
    }

    /// <summary>Some clients answer an INVITE that was cancelled with the CANCEL's Via alone: the way back is the request's own.</summary>
    private static void RestoreVias(SipResponse response, SipRequest request)
    {
        response.Headers.Remove(SipHeaderNames.Via);
        foreach (var via in request.Headers.GetValues(SipHeaderNames.Via).Reverse())
        {
            response.Headers.Prepend(SipHeaderNames.Via, via);
        }
    }
}
