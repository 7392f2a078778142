using PluginIm.Sip;

namespace Softphone;

/// <summary>An own invitation (RFC 3261 13.2): offers sound, and tells the call what the other side makes of it. Sound before the answer is not played.</summary>
internal sealed class OutgoingLeg : ICallLeg
{
    private readonly PhoneLine _line;
    private readonly SipInviteClient _client;
    private readonly CallSound _sound;
    private PhoneCall? _call;
    private bool _hasSound;

    public OutgoingLeg(PhoneLine line, SipAddress target, SipAddress contact, CallSound sound, string? conversationId)
    {
        (_line, _sound) = (line, sound);
        var invite = line.Endpoint.CreateRequest(SipMethod.Invite, target.Uri, line.Address, target);
        invite.Headers.Set(SipHeaderNames.Contact, contact.ToString());
        invite.Headers.Set(SipHeaderNames.Allow, PhoneMethods.Allow);
        ConversationId.Write(invite, conversationId);
        OfferBody.Write(invite, sound.Offer(holds: false));
        _client = new SipInviteClient(line.Endpoint, invite, new SipInviteClientOptions { Digest = line.Digest, Established = OnEstablished });
    }

    /// <summary>Invites, and ends when the outcome is known.</summary>
    public async Task RunAsync(PhoneCall call)
    {
        _call = call;
        _client.Progressed += (_, progress) =>
        {
            // Anything but 100 comes from the other side (13.2.2.1).
            if (progress.Response.StatusCode > 100)
            {
                call.OnRang();
            }
        };
        await using var limit = _line.Time.CreateTimer(_ => call.GiveUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        limit.Change(_line.Options.RingTime, Timeout.InfiniteTimeSpan);
        var result = await _client.InviteAsync(CancellationToken.None);
        limit.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (result.Dialog is null)
        {
            call.OnRefused(CallEnd.Of(result.Response, result.WasCancelled));
            return;
        }

        call.OnAccepted();
        if (!_hasSound)
        {
            call.Fail(new CallEnd(CallEndKind.Failed, 488, "No sound was agreed"));
        }
    }

    public Task CancelAsync(int? cause)
    {
        _client.Cancel(cause is { } status ? SipReason.OfStatus(status).ToString() : null);
        return Task.CompletedTask;
    }

    public Task AcceptAsync(PhoneCall call) => throw new InvalidOperationException("An own call is not answered.");

    public Task RejectAsync(int status) => throw new InvalidOperationException("An own call is not rejected.");

    /// <summary>The other side may change the sound once it has the ACK, before the outcome is known here.</summary>
    private void OnEstablished(SipDialog dialog, SipResponse response)
    {
        _hasSound = OfferBody.Read(response) is { } answer && _sound.TryTakeAnswer(answer);
        _call!.Use(new CallDialog(_line, dialog, _sound, Task.CompletedTask));
    }
}
