using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PluginIm.Messaging;
using PluginIm.Messaging.Sip;
using SIPSorcery.SIP;
using SipSwitch;

namespace PluginIm.Sip.SipSorcery.Tests;

/// <summary>Sessions through the embedded switch, one agent's on the softphone's transport.</summary>
[TestClass]
public sealed class CarrierTests
{
    private static readonly ImParty Kate = new("sip:kmilburn@im.test", "kmilburn", "Kate Milburn");
    private static readonly ImParty Amy = new("sip:amiller@im.test", "amiller", "Amy Miller");

    private readonly FakeLogCollector _log = new();

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task Sessions_go_both_ways_beside_the_softphone_which_sees_none_of_them(SipTransport transport)
    {
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(_log)));
        await using var sipSwitch = new SwitchHost(
            new SwitchOptions
            {
                Listen = [new(transport, "127.0.0.1", 0)],
                Users = new Dictionary<string, string> { ["kmilburn"] = "secret", ["amiller"] = "secret" },
            },
            loggers);
        await sipSwitch.StartAsync();
        var peer = sipSwitch.Listening[0];
        await using (var shell = new Shell(SIPProtocolsEnum.udp, SIPProtocolsEnum.tcp))
        {
            await using var kate = Channel(Kate, peer, loggers, new SipSorceryEndpointFactory(shell.Transport));
            await using var amy = Channel(Amy, peer, loggers, new SipEndpointFactory());
            await kate.SignInAsync();
            await amy.SignInAsync();
            await WaitForAsync(() => kate.Status.State == ImChannelState.Ready && amy.Status.State == ImChannelState.Ready, "both registrations");

            await TalkAsync(kate, amy);
            await TalkAsync(amy, kate);

            Assert.IsEmpty(shell.Requests);
        }

        var errors = _log.GetSnapshot().Where(record => record.Level >= LogLevel.Error).ToList();
        Assert.IsEmpty(errors, string.Join('\n', errors.Select(error => error.Message)));
    }

    private static async Task TalkAsync(ImChannel from, ImChannel to)
    {
        var invitations = new ConcurrentQueue<ImInvitation>();
        to.InvitationReceived += (_, invitation) => invitations.Enqueue(invitation);
        var mine = from.StartSession(to.Me).Session!;
        mine.Send("Hello");
        await WaitForAsync(() => !invitations.IsEmpty, "the invitation");
        var invitation = invitations.Single();
        await invitation.AcceptAsync();
        var theirs = invitation.Session;
        await WaitForAsync(() => mine.State == ImSessionState.Connected, "the session");
        theirs.Send(new string('x', 4000));
        await WaitForAsync(() => TextsOf(mine).Contains(new string('x', 4000)), "a long message");
        await theirs.EndAsync();
        await WaitForAsync(() => mine.State == ImSessionState.Ended, "the end");

        Assert.Contains("Hello", TextsOf(theirs));
    }

    private static ImChannel Channel(ImParty agent, SipPeer sipSwitch, ILoggerFactory loggers, ISipEndpointFactory factory) => new(
        new SipImCarrier(
            new SipImCarrierOptions
            {
                Switch = sipSwitch,
                Address = agent.Address,
                UserName = agent.Logon,
                Password = _ => ValueTask.FromResult<string?>("secret"),
                InstanceId = $"urn:uuid:{Guid.NewGuid():D}",
                EndpointFactory = factory,
            },
            TimeProvider.System,
            loggers),
        agent, new ImOptions(), null, TimeProvider.System, loggers);

    private static IReadOnlyList<string> TextsOf(ImSession session) =>
        [.. session.Transcript.OfType<TranscriptMessage>().Select(message => message.Text)];

    private static async Task WaitForAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!condition())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }
}
