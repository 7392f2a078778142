namespace PluginIm.Sip;

/// <summary>The requests that a client transaction derives from its INVITE: they share its top Via, so they end where it ends.</summary>
internal static class HopByHop
{
    /// <summary>The ACK of a final response from 300 to 699 (RFC 3261 17.1.1.3).</summary>
    public static SipRequest AckOf(SipRequest invite, SipResponse response)
    {
        var ack = Derive(invite, SipMethod.Ack);
        ack.Headers.Remove(SipHeaderNames.To);
        ack.Headers.CopyFrom(response.Headers, SipHeaderNames.To);
        return ack;
    }

    /// <summary>The CANCEL (RFC 3261 9.1).</summary>
    public static SipRequest CancelOf(SipRequest invite, string? reason)
    {
        var cancel = Derive(invite, SipMethod.Cancel);
        if (reason is not null)
        {
            cancel.Headers.Set(SipHeaderNames.Reason, reason);
        }

        return cancel;
    }

    private static SipRequest Derive(SipRequest invite, SipMethod method)
    {
        var request = new SipRequest(method, invite.RequestUri);
        request.Headers.Set(SipHeaderNames.Via, invite.Headers.TopVia!.ToString());
        request.Headers.Set(SipHeaderNames.MaxForwards, "70");
        request.Headers.CopyFrom(invite.Headers, SipHeaderNames.Route);
        request.Headers.CopyFrom(invite.Headers, SipHeaderNames.From);
        request.Headers.CopyFrom(invite.Headers, SipHeaderNames.To);
        request.Headers.CopyFrom(invite.Headers, SipHeaderNames.CallId);
        request.Headers.CopyFrom(invite.Headers, SipHeaderNames.SessionId);
        request.Headers.Set(SipHeaderNames.CSeq, new SipCSeq(invite.Headers.CSeq!.Value.Number, method).ToString());
        return request;
    }
}
