using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

/// <summary>Sessions that are accepted, between two desktops through the real switch.</summary>
[TestClass]
public sealed class ConversationTests
{
    private const string Text = "Zoë – „grüß Gott\" ✓ 👍";

    [TestMethod]
    [DataRow(SipTransport.Tcp, SipTransport.Tcp, true)]
    [DataRow(SipTransport.Tcp, SipTransport.Tcp, false)]
    [DataRow(SipTransport.Udp, SipTransport.Udp, true)]
    [DataRow(SipTransport.Udp, SipTransport.Udp, false)]
    [DataRow(SipTransport.Tls, SipTransport.Tls, true)]
    [DataRow(SipTransport.Tls, SipTransport.Udp, false)]
    [DataRow(SipTransport.Tcp, SipTransport.Tls, true)]
    [DataRow(SipTransport.Tcp, SipTransport.Udp, true)]
    [DataRow(SipTransport.Udp, SipTransport.Tcp, false)]
    public async Task Two_agents_exchange_three_lines_each_and_one_of_them_ends(SipTransport kates, SipTransport amys, bool callerEnds)
    {
        await using var environment = await StartAsync();
        var kate = await environment.SignInAsync(Kate, new DesktopOptions { Transport = kates });
        var amy = await environment.SignInAsync(Amy, new DesktopOptions { Transport = amys });

        var (mine, theirs) = await kate.ConnectAsync(amy);
        foreach (var line in new[] { "one", Text, "three" })
        {
            await mine.SayAsync(line);
            await theirs.SayAsync($"{line}!");
        }

        await (callerEnds ? mine : theirs).EndAsync();

        await mine.AssertEndedAsync(callerEnds ? ImEndReasonKind.EndedByMe : ImEndReasonKind.EndedByPeer);
        await theirs.AssertEndedAsync(callerEnds ? ImEndReasonKind.EndedByPeer : ImEndReasonKind.EndedByMe);
        string[] lines =
        [
            "kmilburn: Hello", "kmilburn: one", "amiller: one!", $"kmilburn: {Text}", $"amiller: {Text}!", "kmilburn: three", "amiller: three!",
        ];
        CollectionAssert.AreEqual(lines, mine.Lines());
        CollectionAssert.AreEqual(lines, theirs.Lines());
        Assert.AreEqual(callerEnds ? "Ended kmilburn" : "Ended amiller", mine.Events()[^1]);
        Assert.AreEqual(mine.Events()[^1], theirs.Events()[^1]);
    }

    [TestMethod]
    public async Task What_comes_is_told_by_the_thread_that_received_it_and_a_handler_that_blocks_there_holds_up_no_message()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var (mine, theirs) = await kate.ConnectAsync(amy);
        var goesOn = new TaskCompletionSource();
        var isHeldUp = new TaskCompletionSource();
        theirs.Changed += (_, change) =>
        {
            // The pool's threads tell as well, where one of them is at it anyway.
            if (!Thread.CurrentThread.IsThreadPoolThread && isHeldUp.TrySetResult())
            {
                // Against its contract.
                ((IAsyncResult)goesOn.Task).AsyncWaitHandle.WaitOne();
            }
        };

        for (var i = 0; i < 50 && !isHeldUp.Task.IsCompleted; i++)
        {
            await mine.SayAsync($"{i}");
        }

        await mine.SayAsync("while it is held up");
        goesOn.SetResult();

        Assert.IsTrue(isHeldUp.Task.IsCompleted);
    }

    [TestMethod]
    public async Task What_is_typed_while_establishing_goes_out_in_order_on_connect()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var mine = kate.Invite(Amy);
        var invitation = await amy.NextInvitationAsync();
        mine.Send("two");
        mine.Send("three");
        Assert.AreEqual(ImSessionState.Establishing, mine.State);

        await invitation.AcceptAsync();
        await WaitForAsync(() => mine.Transcript.OfType<TranscriptMessage>().All(message => message.Delivery == ImDelivery.Delivered), "the deliveries");

        CollectionAssert.AreEqual(new[] { "kmilburn: Hello", "kmilburn: two", "kmilburn: three" }, invitation.Session.Lines());
    }

    [TestMethod]
    public async Task The_same_session_has_the_same_identity_on_both_desktops()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));

        var (mine, theirs) = await kate.ConnectAsync(amy);

        Assert.AreEqual(mine.Id, theirs.Id);
        Assert.AreEqual((Kate.Address, Kate.DisplayName), (theirs.Others[0].Address, theirs.Others[0].DisplayName));
    }

    [TestMethod]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Udp)]
    public async Task The_longest_message_arrives_whole_and_never_leaves_a_desktop_by_UDP(SipTransport transport)
    {
        await using var environment = await StartAsync();
        var kate = await environment.SignInAsync(Kate, new DesktopOptions { Transport = transport });
        var amy = await environment.SignInAsync(Amy, new DesktopOptions { Transport = transport });
        var longest = new string('✓', new ImOptions().MaxLength);

        var (mine, theirs) = await kate.ConnectAsync(amy, longest);
        await mine.SayAsync(longest);
        await theirs.SayAsync(longest);

        string[] lines = [$"kmilburn: {longest}", $"kmilburn: {longest}", $"amiller: {longest}"];
        CollectionAssert.AreEqual(lines, mine.Lines());
        CollectionAssert.AreEqual(lines, theirs.Lines());
        var big = environment.ReceivedBySwitch.Where(trace => trace.Contains("\nMESSAGE ", StringComparison.Ordinal)).ToArray();
        Assert.IsGreaterThanOrEqualTo(2, big.Length);
        Assert.IsTrue(Array.TrueForAll(big, trace => trace.StartsWith("received by tcp ", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Both_may_end_at_once()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var (mine, theirs) = await kate.ConnectAsync(amy);

        await Task.WhenAll(mine.EndAsync(), theirs.EndAsync());

        Assert.AreEqual((ImSessionState.Ended, ImSessionState.Ended), (mine.State, theirs.State));
        Assert.IsEmpty(kate.Channel.Sessions);
        Assert.IsEmpty(amy.Channel.Sessions);
    }

    [TestMethod]
    public async Task Signing_out_ends_every_session_and_says_why()
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered");
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var (first, firstTheirs) = await kate.ConnectAsync(amy);
        var (second, secondTheirs) = await amy.ConnectAsync(kate);
        var open = amy.Invite(Kate);
        var waiting = await kate.NextInvitationAsync();

        await kate.Channel.SignOutAsync();

        foreach (var session in new[] { first, secondTheirs, waiting.Session })
        {
            await session.AssertEndedAsync(ImEndReasonKind.SignedOut);
        }

        await firstTheirs.AssertEndedAsync(ImEndReasonKind.EndedByPeer);
        await second.AssertEndedAsync(ImEndReasonKind.EndedByPeer);
        await open.AssertEndedAsync(ImEndReasonKind.NoAnswer, 480);
        var byes = environment.ReceivedBySwitch.Where(trace => trace.Contains("\nBYE ", StringComparison.Ordinal)).ToArray();
        Assert.HasCount(2, byes);
        Assert.IsTrue(Array.TrueForAll(byes, bye => bye.Contains("Reason: SIP;cause=480;text=\"Signed out\"", StringComparison.Ordinal)));
    }
}
