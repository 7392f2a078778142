using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Sip;
using Softphone;
using SipSwitch;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>A switch with Kate's telephone, as the shell has it, and a far one, Amy's unless it is said otherwise. Made, used and left on the thread with windows.</summary>
internal sealed class Exchange : IAsyncDisposable
{
    public const string Conversation = "00112233445566778899aabbccddeeff";

    private readonly SwitchHost _switch;
    private readonly List<PhoneCall> _received = [];

    private Exchange(SwitchHost host, Phone kates, Phone amys, TimeProvider time)
    {
        (_switch, KatesPhone, Far) = (host, kates, amys);
        Kate = new Telephone(kates, time);
        Kate.CallBegan += (_, call) => Began.Add(call);
        amys.CallReceived += (_, call) =>
        {
            lock (_received)
            {
                _received.Add(call);
            }
        };
    }

    public static InternalTarget Amy { get; } =
        new() { Kind = InternalTargetKind.Agent, Id = "amiller", DisplayName = "Amy Miller", SipAddress = "sip:amiller@im.test" };

    public Telephone Kate { get; }

    public Phone Far { get; }

    public List<IVoiceCall> Began { get; } = [];

    private Phone KatesPhone { get; }

    /// <param name="log">The test's log.</param>
    /// <param name="time">The clock of what the shell shows.</param>
    /// <param name="far">Who has the far telephone.</param>
    /// <param name="farName">The name that goes with it.</param>
    public static async Task<Exchange> OpenAsync(TestLog log, TimeProvider? time = null, string far = "amiller", string farName = "Amy Miller")
    {
        var host = new SwitchHost(
            new SwitchOptions
            {
                Listen = [new SipPeer(SipTransport.Tcp, "127.0.0.1", 0)],
                Users = new Dictionary<string, string> { ["kmilburn"] = "k", [far] = far[..1] },
            },
            log);
        await host.StartAsync();
        var address = host.Listening[0].ToString();
        var exchange = new Exchange(host, Open("kmilburn", "Kate Milburn", address, log), Open(far, farName, address, log), time ?? TimeProvider.System);
        await exchange.KatesPhone.StartAsync();
        await exchange.Far.StartAsync();
        Eyes.Until(() => exchange.Far.IsReady && exchange.Kate.WhyNotStart(Amy) is null, "both telephones");
        return exchange;
    }

    /// <summary>The next call that rings at Amy's.</summary>
    public PhoneCall Next()
    {
        PhoneCall? call = null;
        Eyes.Until(
            () =>
            {
                lock (_received)
                {
                    call = _received.Count > 0 ? _received[0] : null;
                    _received.Remove(call!);
                }

                return call is not null;
            },
            "a call at Amy's");
        return call!;
    }

    /// <summary>Amy calls Kate.</summary>
    public PhoneCall CallKate(string? conversation = Conversation)
    {
        var call = Far.Call("sip:kmilburn@im.test", "Kate Milburn", conversation);
        Eyes.Until(() => Kate.Call is { IsRinging: true }, "the call at Kate's");
        return call;
    }

    /// <summary>Kate has called Amy, who has answered.</summary>
    public CallViewModel Talk()
    {
        Kate.Start(Amy, Conversation, null);
        Next().Answer();
        var call = Kate.Call!;
        Eyes.Until(() => call.State == VoiceCallState.Connected, "the connection");
        return call;
    }

    public async ValueTask DisposeAsync()
    {
        Kate.Close();
        await KatesPhone.DisposeAsync();
        await Far.DisposeAsync();
        await _switch.DisposeAsync();
    }

    private static Phone Open(string logon, string name, string address, ILoggerFactory log) =>
        TelephoneLine.Open(new SignedInAgent(logon, name, $"sip:{logon}@im.test"), new Passwords(), address, TimeProvider.System, log)!;

    private sealed class Passwords : ICredentials
    {
        public ValueTask<string?> GetPasswordAsync(string userName, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(userName[..1]);
    }
}
