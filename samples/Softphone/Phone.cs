using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace Softphone;

/// <summary>
/// A telephone: signs in at the switch under a contact of its own, calls and is called (RFC 3261), with sound by RTP. It stands beside whatever else
/// has signed in as the same agent: an invitation to anything but sound it refuses with 488, at which the others go on ringing (RFC 3261 16.7).
/// </summary>
public sealed class Phone : IAsyncDisposable
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private readonly PhoneOptions _options;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly List<PhoneCall> _calls = [];
    private PhoneLine? _line;

    /// <summary>Creates it; nothing is sent before <see cref="StartAsync"/>.</summary>
    public Phone(PhoneOptions options, ILoggerFactory loggers)
    {
        (_options, _loggers) = (options, loggers);
        _logger = loggers.CreateLogger<Phone>();
    }

    /// <summary>It signed in, or is not signed in any more. Raised on any thread.</summary>
    public event EventHandler? StatusChanged;

    /// <summary>A call rings here. Raised on any thread.</summary>
    public event EventHandler<PhoneCall>? CallReceived;

    /// <summary>Whether calls can be made and received.</summary>
    public bool IsReady => _line?.Contact is not null;

    /// <summary>Why it is not ready, in the switch's words; null where there is nothing to say.</summary>
    public string? Problem => _line?.Registration.Status.Detail;

    /// <summary>The calls that are not over.</summary>
    public IReadOnlyList<PhoneCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Signs in, and goes on trying where the switch is away.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        var line = new PhoneLine(_options, await _options.Password(cancellationToken), _loggers);
        var router = new PhoneRequests(line, this);
        line.Endpoint.Handler = router.HandleAsync;
        line.Registration.StatusChanged += (_, _) => StatusChanged?.Invoke(this, EventArgs.Empty);
        await line.Endpoint.StartAsync(cancellationToken);
        _line = line;
        line.Registration.Start();
    }

    /// <summary>Calls somebody. A call that cannot even be begun is over at once, with the reason.</summary>
    /// <param name="address">Whom: a SIP address.</param>
    /// <param name="displayName">The name to show; null for none.</param>
    /// <param name="conversationId">The conversation to which the call belongs, in hexadecimal digits (RFC 7433); null for none.</param>
    public PhoneCall Call(string address, string? displayName = null, string? conversationId = null)
    {
        if (conversationId is not null && !ConversationId.IsValid(conversationId))
        {
            throw new ArgumentException("The conversation is named by an even number of hexadecimal digits.", nameof(conversationId));
        }

        var target = new SipAddress(SipUri.Parse(address), displayName);
        if (_line is not { Contact: { } contact } line)
        {
            return Unbegun(target, conversationId, new CallEnd(CallEndKind.Failed, 503, Problem ?? "Not signed in"));
        }

        if (Calls.Count >= _options.MaxCalls)
        {
            return Unbegun(target, conversationId, new CallEnd(CallEndKind.Busy, 486, "There is a call already"));
        }

        if (TryOpenSound(line) is not { } sound)
        {
            return Unbegun(target, conversationId, new CallEnd(CallEndKind.Failed, 500, "There is no port for the sound"));
        }

        var leg = new OutgoingLeg(line, target, contact, sound, conversationId);
        var call = new PhoneCall(leg, target, conversationId, CallState.Calling, _options.Time, _logger);
        call.Use(sound);
        Add(call);
        leg.RunAsync(call).Forget(_logger);
        return call;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var calls = Calls;
        foreach (var call in calls)
        {
            call.HangUp();
        }

        await Task.WhenAll(calls.Select(call => call.Farewell)).WaitAsync(LongestFarewell, _options.Time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_line is { } line)
        {
            _line = null;
            await line.DisposeAsync();
        }
    }

    internal PhoneCall? Find(SipDialogId id) => Calls.FirstOrDefault(call => call.Owns(id));

    /// <summary>A call of the other side; null with a status where it cannot ring here.</summary>
    internal PhoneCall? TryReceive(PhoneLine line, SipServerTransaction invite, SessionDescription offer, out int refusal)
    {
        refusal = Calls.Count >= _options.MaxCalls ? 486 : line.Contact is null ? 480 : 0;
        if (refusal != 0 || line.Contact is not { } contact)
        {
            return null;
        }

        if (TryOpenSound(line) is not { } sound)
        {
            refusal = 500;
            return null;
        }

        var request = invite.Request;
        var conversationId = ConversationId.Read(request);
        var leg = new IncomingLeg(line, new SipInviteServer(line.Endpoint, invite, contact, line.Digest), offer, sound, conversationId);
        var call = new PhoneCall(leg, Caller.Of(request), conversationId, CallState.Alerting, _options.Time, _logger);
        call.Use(sound);
        Add(call);
        leg.RingAsync(call).Forget(_logger);
        CallReceived?.Invoke(this, call);
        return call;
    }

    private PhoneCall Unbegun(SipAddress target, string? conversationId, CallEnd end)
    {
        var call = new PhoneCall(NoLeg.Instance, target, conversationId, CallState.Calling, _options.Time, _logger);
        call.OnRefused(end);
        return call;
    }

    private CallSound? TryOpenSound(PhoneLine line)
    {
        try
        {
            return new CallSound(line.OpenSound());
        }
        catch (SocketException fault)
        {
            _logger.NoSound(fault.SocketErrorCode);
            return null;
        }
    }

    private void Add(PhoneCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }

        call.Over.Register(() =>
        {
            lock (_lock)
            {
                _calls.Remove(call);
            }
        });
    }
}
