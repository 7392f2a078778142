using System.Globalization;
using System.Text;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Torture;

/// <summary>An endpoint that is told a torture message and heard for what it says to it.</summary>
internal sealed class TortureEndpoint : IAsyncDisposable
{
    private const string Probe =
        "OPTIONS sip:probe@10.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKprobe\r\nFrom: <sip:a@im.test>;tag=1\r\n"
        + "To: <sip:probe@10.0.0.1>\r\nCall-ID: probe\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";

    private static readonly SipRequestRulesOptions Rules = new()
    {
        Methods = [SipMethod.Invite, SipMethod.Ack, SipMethod.Cancel, SipMethod.Bye, SipMethod.Options, SipMethod.Register, SipMethod.Message],
        Accept = ["application/sdp", "text/plain", "multipart/mixed", "application/octet-stream"],
        KnowsDialog = _ => false,
    };

    private readonly SipEndpoint _endpoint;
    private WireTransport? _transport;

    public TortureEndpoint(TestEnvironment environment, SipEndpointRole role = SipEndpointRole.UserAgent)
    {
        var options = new SipEndpointOptions { Time = environment.Time, Role = role };
        _endpoint = new SipEndpoint(options, environment.LoggerFactory, (receiver, _) => [_transport = new WireTransport(receiver)])
        {
            Handler = new SipRequestRules(Rules with { Role = role }).Before((received, token) => received.RespondAsync(200, null, token)),
        };
    }

    private WireTransport Transport => _transport!;

    /// <summary>The statuses that came back, in order. Another request and its answer prove that there is nothing more to come.</summary>
    public async Task<IReadOnlyList<int>> TellAsync(params byte[][] datagrams)
    {
        foreach (var datagram in datagrams)
        {
            Transport.Receive(datagram);
        }

        Transport.Receive(Encoding.ASCII.GetBytes(Probe));
        await WaitForAsync(() => Answers().Any(answer => answer.IsProbe), "the answer to the probe");
        return [.. Answers().Where(answer => !answer.IsProbe).Select(answer => answer.Status)];
    }

    /// <summary>Hands it a datagram and takes no notice of the answer.</summary>
    public void Receive(ReadOnlySpan<byte> datagram) => Transport.Receive(datagram);

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    // The answer to a malformed request may be malformed itself, so it is not read as a message.
    private IEnumerable<(int Status, bool IsProbe)> Answers() => Transport.Flow.Sent
        .Select(bytes => Encoding.Latin1.GetString(bytes))
        .Select(text => (int.Parse(text.AsSpan("SIP/2.0 ".Length, 3), CultureInfo.InvariantCulture), text.Contains("z9hG4bKprobe", StringComparison.Ordinal)));
}
