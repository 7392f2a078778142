using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Sip;

namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>A SIP client that knows nothing but plain texts, one MESSAGE each (RFC 3428).</summary>
internal sealed class OrdinaryClient : IAsyncDisposable
{
    private readonly SipAddress _address;
    private readonly DigestClient _digest;
    private readonly SipEndpoint _endpoint;
    private readonly SipRegistration _registration;

    private OrdinaryClient(string user, string switchAddress)
    {
        var sipSwitch = SipPeer.Parse(switchAddress);
        _address = SipAddress.Parse($"sip:{user}@im.test");
        _digest = new DigestClient(new SipCredentials(user, "demo-" + user));
        _endpoint = new SipEndpoint(new SipEndpointOptions { OutboundProxy = sipSwitch }, NullLoggerFactory.Instance) { Handler = AnswerAsync };
        _registration = new SipRegistration(
            _endpoint, new SipRegistrationOptions { AddressOfRecord = _address.Uri, Registrar = sipSwitch, Digest = _digest });
    }

    /// <summary>The texts that have come.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    /// <summary>Starts it and waits until it is registered.</summary>
    public static async Task<OrdinaryClient> StartAsync(string user, string switchAddress)
    {
        var client = new OrdinaryClient(user, switchAddress);
        await client._endpoint.StartAsync();
        client._registration.Start();
        await Condition.WaitForAsync(
            () => Task.FromResult(client._registration.Status.State == SipRegistrationState.Registered ? client : null),
            () => "the ordinary client's registration: " + client._registration.Status);
        return client;
    }

    /// <summary>Sends a text, and gives the status with which it was answered.</summary>
    public async Task<int> SendAsync(string user, string text)
    {
        var to = SipAddress.Parse($"sip:{user}@im.test");
        var request = _endpoint.CreateRequest(SipMethod.Message, to.Uri, _address, to);
        request.SetBody("text/plain;charset=utf-8", Encoding.UTF8.GetBytes(text));
        return (await _endpoint.RequestAsync(request, digest: _digest)).StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    private Task AnswerAsync(SipServerTransaction transaction, CancellationToken token)
    {
        var request = transaction.Request;
        if (request.Method == SipMethod.Options)
        {
            var response = SipResponse.For(request, 200);
            response.Headers.Set("Allow", "OPTIONS, MESSAGE");
            response.Headers.Set("Accept", "text/plain");
            return transaction.RespondAsync(response, token);
        }

        if (request.Method != SipMethod.Message)
        {
            return transaction.RespondAsync(405, null, token);
        }

        if (!string.Equals(request.Headers.ContentType?.Split(';')[0], "text/plain", StringComparison.OrdinalIgnoreCase))
        {
            return transaction.RespondAsync(415, null, token);
        }

        Received.Enqueue(Encoding.UTF8.GetString(request.Body.Span));
        return transaction.RespondAsync(200, null, token);
    }
}
