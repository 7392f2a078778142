namespace PluginIm.Sip;

/// <summary>What a request, its copies, its ACK and its CANCEL have in common (RFC 3261 17.2.3).</summary>
internal readonly record struct ServerTransactionKey(string Branch, string SentBy, SipMethod Method)
{
    public static ServerTransactionKey Of(SipRequest request, SipMethod method)
    {
        var via = request.Headers.TopVia!;
        var sentBy = via.Port is { } port ? $"{via.Host}:{port}" : via.Host;
        if (via.HasMagicCookie)
        {
            return new ServerTransactionKey(via.Branch!, sentBy, method);
        }

        // An element of RFC 2543: its branch is not unique, these fields together are. The To tag is left out, since the
        // ACK carries the one that the response brought.
        var identity = string.Join(
            '\n', request.RequestUri, request.Headers.From?.Tag, request.Headers.CallId, request.Headers.CSeq?.Number, via.Branch);
        return new ServerTransactionKey(identity, sentBy, method);
    }

    /// <summary>The key under which the request is found: an ACK under its INVITE's.</summary>
    public static ServerTransactionKey Of(SipRequest request) =>
        Of(request, request.Method == SipMethod.Ack ? SipMethod.Invite : request.Method);
}
