using PluginIm.Sip;

namespace Softphone;

/// <summary>The other side's invitation (RFC 3261 13.3): rings, and answers the offer when the agent does.</summary>
internal sealed class IncomingLeg : ICallLeg
{
    private readonly PhoneLine _line;
    private readonly SipInviteServer _server;
    private readonly SessionDescription _offer;
    private readonly CallSound _sound;
    private readonly string? _conversationId;

    public IncomingLeg(PhoneLine line, SipInviteServer server, SessionDescription offer, CallSound sound, string? conversationId)
    {
        (_line, _server, _offer, _sound, _conversationId) = (line, server, offer, sound, conversationId);
    }

    /// <summary>Rings until the call is answered, rejected or taken back; what its caller forgot is given up.</summary>
    public async Task RingAsync(PhoneCall call)
    {
        _server.Cancelled.Register(() => call.OnWithdrawn(CallEnd.OfCancel(_server.Invite.CancelRequest)));
        await _server.TryRingAsync();
        await Task.Delay(_line.Options.LongestAlert, _line.Time, call.Answered);
        if (await _server.TryRejectAsync(480))
        {
            call.OnWithdrawn(new CallEnd(CallEndKind.NoAnswer, 480));
        }
    }

    /// <summary>The conversation goes back with the answer as it came (RFC 7433).</summary>
    public async Task AcceptAsync(PhoneCall call)
    {
        call.Use(new CallDialog(_line, _server.Dialog, _sound, _server.Ack));
        var answer = _sound.Answer(_offer)!;
        var isAccepted = await _server.TryAcceptAsync(response =>
        {
            response.Headers.Set(SipHeaderNames.Allow, PhoneMethods.Allow);
            ConversationId.Write(response, _conversationId);
            OfferBody.Write(response, answer);
        });

        // Otherwise the caller has taken it back in this very moment, and the call hears of that.
        if (isAccepted)
        {
            call.OnAccepted();
        }
    }

    public Task RejectAsync(int status) => _server.TryRejectAsync(status);

    public Task CancelAsync(int? cause) => throw new InvalidOperationException("The other side's call is not this side's to take back.");
}
