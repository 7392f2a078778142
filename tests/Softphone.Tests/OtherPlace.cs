using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace Softphone.Tests;

/// <summary>Another place at which a user has signed in, with what it received.</summary>
internal sealed class OtherPlace : IAsyncDisposable
{
    private readonly SipPeer _switch;
    private readonly SipEndpoint _endpoint;
    private readonly SipRegistration _registration;
    private readonly DigestClient _digest;
    private readonly SipUri _address;

    public OtherPlace(string user, SipPeer sipSwitch, Func<SipServerTransaction, int> answer, ILoggerFactory loggers)
    {
        _switch = sipSwitch;
        _address = SipUri.Parse($"sip:{user}@im.test");
        _digest = new DigestClient(new SipCredentials(user, user[..1]));
        _endpoint = new SipEndpoint(new SipEndpointOptions { OutboundProxy = sipSwitch }, loggers)
        {
            Handler = async (transaction, cancellationToken) =>
            {
                Received.Enqueue(transaction);
                if (answer(transaction) is > 0 and var status)
                {
                    await transaction.RespondAsync(status, null, cancellationToken);
                }
            },
        };
        _registration = new SipRegistration(_endpoint, new SipRegistrationOptions { AddressOfRecord = _address, Registrar = sipSwitch, Digest = _digest });
    }

    public ConcurrentQueue<SipServerTransaction> Received { get; } = new();

    public async Task StartAsync()
    {
        await _endpoint.StartAsync();
        _registration.Start();
        await Waiting.ForAsync(() => _registration.Status.State == SipRegistrationState.Registered, "the registration");
    }

    /// <summary>Asks another user, and awaits the final answer.</summary>
    public Task<SipResponse> AskAsync(SipMethod method, string to, Action<SipRequest>? fill = null)
    {
        var target = new SipAddress(SipUri.Parse(to));
        var request = _endpoint.CreateRequest(method, target.Uri, new SipAddress(_address), target);
        request.Headers.Set(SipHeaderNames.Contact, new SipAddress(_registration.Flow!.ContactUri(_address.User)).ToString());
        fill?.Invoke(request);
        return _endpoint.RequestAsync(request, _switch, _digest);
    }

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync();
        await _endpoint.DisposeAsync();
    }
}
