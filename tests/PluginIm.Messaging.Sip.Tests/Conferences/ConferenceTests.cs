using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Messaging.Tests.Environment;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests.Conferences;

/// <summary>More than two in a session, through the real switch.</summary>
[TestClass]
public sealed class ConferenceTests
{
    /// <summary>The third agent.</summary>
    private static readonly ImParty Tom = Absent;

    [TestMethod]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Udp)]
    public async Task All_see_all_and_who_is_in_it(SipTransport transport)
    {
        await using var environment = await StartAsync();
        var options = new DesktopOptions { Transport = transport };
        var (kate, amy, tom) = (await environment.SignInAsync(Kate, options), await environment.SignInAsync(Amy, options), await environment.SignInAsync(Tom, options));
        var interaction = new ScriptedInteraction();
        var (mine, amys) = await kate.ConsultAsync(amy, interaction);

        var adding = mine.AddAsync(Tom);
        var invitation = await tom.NextInvitationAsync();
        Assert.AreEqual("Conversation of Kate Milburn, Amy Miller", invitation.FirstMessage);
        CollectionAssert.AreEqual(new[] { "kmilburn", "amiller" }, LogonsOf(invitation.Session));
        Assert.AreEqual(interaction.CaseInformation.Subject, invitation.Session.Case?.Subject);
        Assert.AreEqual(mine.Id, invitation.Session.ConversationId);
        await invitation.AcceptAsync();
        Assert.IsTrue((await adding).IsAdded);
        var toms = invitation.Session;

        await mine.SayAsync("from Kate");
        await WaitForAsync(() => toms.Lines().Length == 1 && amys.Lines().Length == 2, "Kate's text");
        await amys.SayAsync("from Amy");
        await WaitForAsync(() => toms.Lines().Length == 2 && mine.Lines().Length == 3, "Amy's text");
        await toms.SayAsync("from Tom");
        await WaitForAsync(() => amys.Lines().Length == 4 && mine.Lines().Length == 4, "Tom's text");

        string[] all = ["kmilburn: from Kate", "amiller: from Amy", "tbaker: from Tom"];
        CollectionAssert.AreEqual(all, toms.Lines());
        CollectionAssert.AreEqual(all, mine.Lines()[1..]);
        CollectionAssert.AreEqual(all, amys.Lines()[1..]);
        await WaitForAsync(() => LogonsOf(amys).Length == 2, "the roster");
        CollectionAssert.AreEqual(new[] { "kmilburn", "tbaker" }, LogonsOf(amys));
        Assert.AreEqual("Joined tbaker", amys.Events()[^1]);
        Assert.Contains(
            trace => trace.Contains("\nINVITE sip:tbaker@", StringComparison.Ordinal) && trace.Contains(";isfocus", StringComparison.Ordinal)
                && trace.Contains($"User-to-User: {mine.Id}", StringComparison.Ordinal),
            environment.ReceivedBySwitch);
    }

    [TestMethod]
    public async Task It_goes_on_without_one_and_ends_with_the_one_who_started_it()
    {
        await using var environment = await StartAsync();
        var (kate, amy, tom) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy), await environment.SignInAsync(Tom));
        var (mine, amys) = await kate.ConnectAsync(amy);
        var toms = await AddAsync(mine, tom);

        await amys.EndAsync();
        await WaitForAsync(() => LogonsOf(toms).Length == 1, "the roster");
        await toms.SayAsync("still here");
        await mine.SayAsync("so am I");
        Assert.AreEqual("Left amiller", toms.Events()[^1]);
        await mine.EndAsync();

        await toms.AssertEndedAsync(ImEndReasonKind.EndedByPeer);
        await mine.AssertEndedAsync(ImEndReasonKind.EndedByMe);
        Assert.AreEqual("Ended kmilburn", toms.Events()[^1]);
    }

    [TestMethod]
    public async Task What_is_said_while_ones_wire_is_cut_is_there_after_it()
    {
        await using var environment = await StartAsync();
        var wire = environment.CreateRelay();
        var (mine, amys, toms) = await ConferBehindAsync(environment, wire);
        await mine.SayAsync("before");

        wire.Cut();
        for (var number = 0; number < 5; number++)
        {
            Assert.AreEqual(ImSendResult.Accepted, amys.Send($"{number}"));
        }

        await WaitForAsync(() => mine.Lines()[^1] == "amiller: 4", "the texts at Kate's");
        wire.Mend();
        await WaitForAsync(() => toms.Lines().Length == 6, "all texts");
        CollectionAssert.AreEqual(new[] { "kmilburn: before", "amiller: 0", "amiller: 1", "amiller: 2", "amiller: 3", "amiller: 4" }, toms.Lines());
    }

    [TestMethod]
    public async Task Who_types_is_seen_by_all_under_its_name()
    {
        await using var environment = await StartAsync();
        var (kate, amy, tom) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy), await environment.SignInAsync(Tom));
        var (mine, amys) = await kate.ConnectAsync(amy);
        var toms = await AddAsync(mine, tom);

        toms.SetDraft("I th");
        await WaitForAsync(() => amys.IsPeerTyping && mine.IsPeerTyping, "the typing");
        Assert.AreEqual(("tbaker", "tbaker"), (amys.Typing.Single().Logon, mine.Typing.Single().Logon));
        Assert.Contains(
            trace => trace.Contains("message/cpim", StringComparison.Ordinal) && trace.Contains("application/im-iscomposing+xml", StringComparison.Ordinal),
            environment.ReceivedBySwitch);
        await toms.SayAsync("I think so");

        await WaitForAsync(() => !amys.IsPeerTyping && !mine.IsPeerTyping, "the end of it");
    }

    [TestMethod]
    public async Task A_text_is_delivered_once_all_have_it()
    {
        await using var environment = await StartAsync();
        var wire = environment.CreateRelay();
        var (mine, amys, toms) = await ConferBehindAsync(environment, wire);
        await WaitForAsync(() => LogonsOf(amys).Length == 2, "the roster");
        await amys.SayAsync("before");

        wire.Cut();
        Assert.AreEqual(ImSendResult.Accepted, amys.Send("from Amy"));
        Assert.AreEqual(ImSendResult.Accepted, mine.Send("from Kate"));
        await WaitForAsync(() => DeliveryOf(amys, "from Amy") == ImDelivery.Accepted && DeliveryOf(mine, "from Kate") == ImDelivery.Accepted, "that they are on their way");
        wire.Mend();

        await WaitForAsync(() => DeliveryOf(amys, "from Amy") == ImDelivery.Delivered && DeliveryOf(mine, "from Kate") == ImDelivery.Delivered, "the deliveries");
        Assert.Contains("amiller: from Amy", toms.Lines());
        Assert.Contains("kmilburn: from Kate", toms.Lines());
    }

    [TestMethod]
    public async Task Who_is_not_there_cannot_be_added()
    {
        await using var environment = await StartAsync();
        environment.Expect("refused with 480: the user is not registered");
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var (mine, _) = await kate.ConnectAsync(amy);

        var result = await mine.AddAsync(Tom);

        Assert.AreEqual(ImEndReasonKind.Failed, result.EndReason?.Kind);
        Assert.AreEqual(480, result.EndReason?.Status);
        Assert.AreEqual("Failed tbaker", mine.Events()[^1]);
        await mine.SayAsync("we go on");
    }

    [TestMethod]
    public async Task Ordinary_client_is_not_written_to_instead()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.Accepts = "application/sdp";
        var observer = new ObserverOfDialog();

        bench.Carrier.Invite(
            new CarrierInvitation
            {
                SessionId = new string('d', 32),
                From = CarrierBench.Kate,
                To = CarrierBench.Amy,
                FirstMessage = null,
                Roster = new CarrierRoster(1, [CarrierBench.Kate]),
                ExpiresIn = TimeSpan.FromSeconds(30),
            },
            observer);

        await WaitForAsync(() => observer.Over is not null, "the end");
        Assert.AreEqual(415, observer.Over!.Status);
        Assert.IsEmpty(bench.Switch.Messages);
    }

    [TestMethod]
    [DataRow("""{"v":1,"type":"roster","rev":1,"parties":[{"address":"sip:amiller@im.test","name":"Amy"}]}""", 200, 1)]
    [DataRow("""{"v":1,"type":"voice"}""", 200, 0)]
    [DataRow("{", 400, 0)]
    public async Task What_is_said_of_the_session_is_heard(string json, int status, int rosters)
    {
        await using var bench = await CarrierBench.StartAsync();
        var (_, observer) = await bench.ConnectAsync();

        var response = await bench.Switch.SendInDialogAsync(ControlBody.MediaTypeName, System.Text.Encoding.UTF8.GetBytes(json));

        Assert.AreEqual(status, response.StatusCode);
        Assert.HasCount(rosters, observer.Rosters);
    }

    /// <summary>Kate, Amy and Tom in a conversation, of whom Tom is behind a wire that can be cut.</summary>
    private static async Task<(ImSession Kates, ImSession Amys, ImSession Toms)> ConferBehindAsync(TestEnvironment environment, TcpRelay wire)
    {
        environment.Expect("could not be sent", "is lost", "not delivered", "answered", "refused");
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var tom = await environment.SignInAsync(Tom, new DesktopOptions { Switches = [wire.Peer] });
        var (mine, amys) = await kate.ConnectAsync(amy);
        return (mine, amys, await AddAsync(mine, tom));
    }

    private static async Task<ImSession> AddAsync(ImSession session, Desktop colleague)
    {
        var adding = session.AddAsync(colleague.Channel.Me);
        var invitation = await colleague.NextInvitationAsync();
        await invitation.AcceptAsync();
        Assert.IsTrue((await adding).IsAdded);
        return invitation.Session;
    }

    private static ImDelivery? DeliveryOf(ImSession session, string text) =>
        session.Transcript.OfType<TranscriptMessage>().Single(message => message.IsMine && message.Text == text).Delivery;

    private static string[] LogonsOf(ImSession session) => [.. session.Others.Select(party => party.Logon)];
}
