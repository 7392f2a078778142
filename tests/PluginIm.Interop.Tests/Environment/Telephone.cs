using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Sip;
using Softphone;

namespace PluginIm.Interop.Tests.Environment;

/// <summary>The sample's softphone on a real switch, with the calls that rang at it.</summary>
internal sealed class Telephone : IAsyncDisposable
{
    private readonly ConcurrentQueue<PhoneCall> _received = new();

    public Telephone(string user, Kamailio kamailio, SipTransport transport, ILoggerFactory loggers)
    {
        Phone = new Phone(
            new PhoneOptions
            {
                Switch = kamailio.PeerOf(transport),
                Address = $"sip:{user}@im.test",
                UserName = user,
                Password = _ => ValueTask.FromResult<string?>(KamailioFolder.PasswordOf(user)),
                TrustedAuthorities = kamailio.Trusted,
                FirstRetry = TimeSpan.FromMilliseconds(100),
            },
            loggers);
        Phone.CallReceived += (_, call) => _received.Enqueue(call);
    }

    public Phone Phone { get; }

    public int Received => _received.Count;

    public async Task SignInAsync()
    {
        await Phone.StartAsync();
        await Waiting.ForAsync(() => Phone.IsReady, "the telephone to be signed in");
    }

    public async Task<PhoneCall> NextAsync()
    {
        PhoneCall? call = null;
        await Waiting.ForAsync(() => _received.TryDequeue(out call), "a call");
        return call!;
    }

    public ValueTask DisposeAsync() => Phone.DisposeAsync();
}
