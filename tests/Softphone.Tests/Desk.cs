using System.Collections.Concurrent;

namespace Softphone.Tests;

/// <summary>A telephone with the calls that rang at it.</summary>
internal sealed class Desk
{
    private readonly ConcurrentQueue<PhoneCall> _received = new();

    public Desk(Phone phone)
    {
        Phone = phone;
        phone.CallReceived += (_, call) => _received.Enqueue(call);
    }

    public Phone Phone { get; }

    public int Received => _received.Count;

    public async Task<PhoneCall> NextAsync()
    {
        PhoneCall? call = null;
        await Waiting.ForAsync(() => _received.TryDequeue(out call), "a call");
        return call!;
    }

    /// <summary>Calls another desk, which answers: both ends of the call.</summary>
    public async Task<(PhoneCall Own, PhoneCall Other)> TalkAsync(Desk other, string address, string? conversationId = null)
    {
        var own = Phone.Call(address, conversationId: conversationId);
        var received = await other.NextAsync();
        received.Answer();
        await own.ReachAsync(CallState.Talking);
        await received.ReachAsync(CallState.Talking);
        return (own, received);
    }
}
