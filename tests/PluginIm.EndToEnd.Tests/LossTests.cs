using System.Net;
using System.Text.RegularExpressions;
using PluginIm.EndToEnd.Tests.Driving;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Sip;

namespace PluginIm.EndToEnd.Tests;

/// <summary>Nothing is lost, doubled or out of order when the way between two desktops is lost, or a desktop itself.</summary>
[TestClass]
public sealed class LossTests
{
    private const string Hello = "Have you a minute?";
    private const string AddAction = "Add to the Conversation";

    /// <summary>The switch warns of what it refuses: here, what came for somebody whose way was lost.</summary>
    private static readonly Regex WayLost = new(
        @" WRN SipSwitch: (INVITE|UPDATE|MESSAGE|BYE) .* was refused with 480: (nobody is at that contact any more|the user is not registered)$",
        RegexOptions.Compiled);

    private static readonly Regex NoAnswer = new(@"(UPDATE|INVITE) to find the way back answered 408 ", RegexOptions.Compiled);

    [TestMethod]
    public async Task A_connection_that_is_cut_and_healed_loses_doubles_and_disorders_nothing()
    {
        await using var stage = await Stage.SetAsync("connection cut");
        var sipSwitch = await stage.StartSwitchAsync();
        var relay = stage.StartRelay(sipSwitch.Address);
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", relay.Address));
        var amy = stage.StartDesktop(new DesktopOptions("amiller", relay.Address) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("Kate and Amy are connected", () => ConnectAsync(kate, amy));

        await stage.StepAsync("The connection is cut, both windows say so", async () =>
        {
            relay.Cut();
            await SeeLostAsync(kate, "Amy Miller");
            await SeeLostAsync(amy, "Kate Milburn");
        });
        await stage.StepAsync("Both write on", async () =>
        {
            await WriteAsync(kate, "first while it is cut");
            await WriteAsync(kate, "second while it is cut");
            await WriteAsync(amy, "an answer while it is cut");
        });
        await stage.StepAsync("The connection is there again, both windows say so", async () =>
        {
            relay.Heal();
            await SeeRestoredAsync(kate, "Amy Miller");
            await SeeRestoredAsync(amy, "Kate Milburn");
        });

        await stage.StepAsync("All has arrived", async () =>
        {
            await amy.SeeInTranscriptAsync("second while it is cut");
            await kate.SeeInTranscriptAsync("an answer while it is cut");
            await Conversation.SendAsync(kate, amy, "and on it goes");
        });
        await stage.StepAsync("Both come from another address, and all has arrived once and in order", async () =>
        {
            relay.Move(IPAddress.Parse("127.0.0.2"));
            await WriteAsync(kate, "from somewhere else");
            await amy.SeeInTranscriptAsync("from somewhere else");
            await Conversation.SendAsync(amy, kate, "so am I");
            string[] kates = [Hello, "first while it is cut", "second while it is cut", "and on it goes", "from somewhere else"];
            string[] amys = ["an answer while it is cut", "so am I"];
            AssertRestoredTwice(await AssertMessagesAsync(kate, kates, amys));
            AssertRestoredTwice(await AssertMessagesAsync(amy, kates, amys));
        });
        Assert.Contains(line => line.Contains("127.0.0.2", StringComparison.Ordinal), stage.ReadLogs(), "The switch saw no other address.");
        GoodLogs.Assert(stage.ReadLogs(), [Hello, "while it is cut"], WayLost);
    }

    [TestMethod]
    public async Task A_connection_that_swallows_what_it_is_given_is_noticed_and_another_one_made_to_a_desktop_that_slept()
    {
        await using var stage = await Stage.SetAsync("half open");
        var sipSwitch = await stage.StartSwitchAsync();
        var relay = stage.StartRelay(sipSwitch.Address);
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", relay.Address));
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("Kate and Amy are connected", () => ConnectAsync(kate, amy));

        await stage.StepAsync("Kate's connection swallows all, Kate writes, Amy's desktop sleeps, and Kate sees in time that the way is lost", async () =>
        {
            relay.Swallow();
            await WriteAsync(kate, "into the void");
            await WriteAsync(kate, "behind it");
            await amy.SleepAsync();
            await kate.SeeInTranscriptAsync("The connection to Amy Miller is lost");
        });
        await stage.StepAsync("Amy's desktop sleeps until Kate's has looked for it in vain", async () =>
        {
            await Condition.WaitForAsync(
                () => Task.FromResult(stage.ReadLogs().FirstOrDefault(line => NoAnswer.IsMatch(line))), () => "Kate's desktop to miss an answer of Amy's");
            Assert.AreEqual("Reconnecting", (await kate.SeeAsync("Im.Status", "Reconnecting")).Text);
        });
        await stage.StepAsync("It wakes, and nothing is lost", async () =>
        {
            await amy.WakeAsync();
            await SeeRestoredAsync(kate, "Amy Miller");
            await amy.SeeInTranscriptAsync("behind it");
            await Conversation.SendAsync(amy, kate, "here I am");
            await AssertMessagesAsync(kate, [Hello, "into the void", "behind it"], ["here I am"]);
            await AssertMessagesAsync(amy, [Hello, "into the void", "behind it"], ["here I am"]);
        });
        GoodLogs.Assert(stage.ReadLogs(), [Hello, "into the void"], WayLost);
    }

    [TestMethod]
    public async Task A_switch_that_is_killed_and_started_again_ends_no_session()
    {
        await using var stage = await Stage.SetAsync("switch killed");
        var sipSwitch = await stage.StartSwitchAsync();
        await GoesOnAfterAsync(
            stage, sipSwitch.Address, passwords: "demo-", async () => await sipSwitch.DisposeAsync(), () => stage.StartSwitchAsync(sipSwitch.Address));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux, IgnoreMessage = "Kamailio is a package of Debian: there is nothing to test against on other systems.")]
    public async Task A_Kamailio_that_is_killed_and_started_again_ends_no_session()
    {
        if (!File.Exists(Kamailio.Program))
        {
            Assert.Inconclusive($"Kamailio is not installed: there is no {Kamailio.Program}. eng/setup.sh installs it on Debian.");
        }

        await using var stage = await Stage.SetAsync("Kamailio killed");
        await using var kamailio = await Kamailio.StartAsync(KamailioOptions.Sha256);
        await GoesOnAfterAsync(stage, kamailio.PeerOf(SipTransport.Tcp).ToString(), passwords: "pw-", kamailio.KillAsync, kamailio.RunAsync);
    }

    private static async Task GoesOnAfterAsync(Stage stage, string address, string passwords, Func<Task> kill, Func<Task> startAgain)
    {
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", address) { Password = passwords + "kmilburn" });
        var amy = stage.StartDesktop(new DesktopOptions("amiller", address) { Password = passwords + "amiller", Left = XDisplay.Width / 2 });
        await stage.StepAsync("Kate and Amy are connected", () => ConnectAsync(kate, amy));
        await stage.StepAsync("The switch is killed, both windows say so", async () =>
        {
            await kill();
            await SeeLostAsync(kate, "Amy Miller");
            await SeeLostAsync(amy, "Kate Milburn");
            await WriteAsync(kate, "while there is no switch");
        });
        await stage.StepAsync("The switch is there again, and so is the session", async () =>
        {
            await startAgain();
            await SeeRestoredAsync(kate, "Amy Miller");
            await SeeRestoredAsync(amy, "Kate Milburn");
            await amy.SeeInTranscriptAsync("while there is no switch");
            await Conversation.SendAsync(amy, kate, "and on it goes");
            await AssertMessagesAsync(kate, [Hello, "while there is no switch"], ["and on it goes"]);
            await AssertMessagesAsync(amy, [Hello, "while there is no switch"], ["and on it goes"]);
        });
        GoodLogs.Assert(stage.ReadLogs(), [Hello, "while there is no switch"], WayLost);
    }

    [TestMethod]
    public async Task A_desktop_that_is_killed_in_mid_message_comes_back_with_all_that_it_had()
    {
        await using var stage = await Stage.SetAsync("desktop killed");
        var sipSwitch = await stage.StartSwitchAsync();
        var relay = stage.StartRelay(sipSwitch.Address);
        var options = new DesktopOptions("kmilburn", relay.Address);
        var kate = stage.StartDesktop(options);
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("Kate and Amy are connected", () => ConnectAsync(kate, amy));

        await stage.StepAsync("Amy has a message of which Kate does not hear that it arrived", async () =>
        {
            await kate.TypeAsync("Im.Input", "are you still there");
            await amy.SeeAsync("Im.Typing", "Kate Milburn is typing");
            relay.HoldAnswers();
            await kate.PressAsync("Return");
            await amy.SeeInTranscriptAsync("are you still there");
            await kate.SeeAsync("the message under way", dump => dump.FindNamed("Text", "Sending"));
            await WriteAsync(kate, "this one waits");
            await kate.TypeAsync("Im.Input", "I was just about to");
        });
        await stage.StepAsync("Kate's desktop is killed", async () =>
        {
            await kate.KillAsync();
            relay.ReleaseAnswers();
        });
        var again = stage.StartDesktop(options);
        await stage.StepAsync("It comes back with transcript and draft", async () =>
        {
            await again.SeeAsync("Im.Status", "Connected");
            await again.SeeAsync("Im.Input", "I was just about to");
            await again.SeeInTranscriptAsync("this one waits");
            Assert.IsFalse((await again.ReadAsync()).Find("Im.Input")!.HasFocus, "What came back took the focus.");
        });
        await stage.StepAsync("Amy's window says lost and restored, and goes on", async () =>
        {
            await SeeRestoredAsync(amy, "Kate Milburn");
            await amy.SeeInTranscriptAsync("The connection to Kate Milburn is lost");
            await amy.SeeInTranscriptAsync("this one waits");
            await Conversation.SendAsync(amy, again, "welcome back");
            string[] kates = [Hello, "are you still there", "this one waits"];
            await AssertMessagesAsync(again, kates, ["welcome back"]);
            await AssertMessagesAsync(amy, kates, ["welcome back"]);
            await again.SeeAsync("no message that is not delivered", dump => dump.WindowWith("Im.Transcript") is { } window
                && !window.Elements.Any(element => element.Name is "Sending" or "Waiting" || element.Name.StartsWith("Not ", StringComparison.Ordinal)) ? window : null);
        });
        GoodLogs.Assert(stage.ReadLogs(), [Hello, "are you still there", "just about to"], WayLost);
    }

    [TestMethod]
    public async Task A_desktop_that_relays_a_conversation_of_three_is_killed_and_brings_it_back()
    {
        const string toAll = "this is for all of us";
        await using var stage = await Stage.SetAsync("relaying desktop killed");
        var sipSwitch = await stage.StartSwitchAsync();
        var relay = stage.StartRelay(sipSwitch.Address);
        var options = new DesktopOptions("kmilburn", sipSwitch.Address);
        var kate = stage.StartDesktop(options);
        var amy = stage.StartDesktop(new DesktopOptions("amiller", sipSwitch.Address) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("Kate and Amy are connected", () => ConnectAsync(kate, amy));
        var adam = stage.StartDesktop(new DesktopOptions("ahughes", relay.Address) { Left = XDisplay.Width / 2 });
        await stage.StepAsync("Kate adds Adam", async () =>
        {
            await adam.SeeAsync("Im.ChannelStatus", ": ready");
            await Conversation.OpenMenuAsync(kate, "adam h", "Adam Hughes");
            await kate.ClickAsync(AddAction, dump => dump.FindNamed("MenuItem", AddAction));
            await adam.ClickAsync("Toast.Accept");
            await kate.SeeInTranscriptAsync("Adam Hughes joined.");
            await amy.SeeInTranscriptAsync("Adam Hughes joined.");
        });

        await stage.StepAsync("Kate writes while Adam is lost, and her desktop is killed", async () =>
        {
            relay.Cut();
            await adam.SeeAsync("Im.Status", "Reconnecting");
            await WriteAsync(kate, toAll);
            await amy.SeeInTranscriptAsync(toAll);
            await kate.SeeAsync("that not all have it", dump => dump.FindNamed("Text", "Not with everybody yet"));
            await kate.KillAsync();
        });
        relay.Heal();
        var again = stage.StartDesktop(options);
        await stage.StepAsync("It comes back with both, and Adam has what he lacked", async () =>
        {
            await again.SeeAsync("Im.Status", "Connected");
            await again.SeeAsync("Im.Parties", "Adam Hughes");
            await adam.SeeInTranscriptAsync(toAll);
            await SeeRestoredAsync(amy, "Kate Milburn");
            await again.SeeAsync("no text that not all have", dump => dump.WindowWith("Im.Transcript") is { } window
                && !window.Elements.Any(element => element.Name == "Not with everybody yet") ? window : null);
        });
        await stage.StepAsync("All go on", async () =>
        {
            await Conversation.SendAsync(adam, amy, "here I am again");
            await again.SeeInTranscriptAsync("here I am again");
            await Conversation.SendAsync(again, adam, "so am I");
            await amy.SeeInTranscriptAsync("so am I");
        });
        GoodLogs.Assert(stage.ReadLogs(), [Hello, toAll, "so am I"], WayLost);
    }

    private static async Task ConnectAsync(Desktop kate, Desktop amy)
    {
        var conversation = new Conversation(kate, amy);
        await conversation.BothAreReadyAsync();
        await conversation.KateInvitesAmyAsync(Hello);
        await amy.ClickAsync("Toast.Accept");
        await kate.SeeAsync("Im.Status", "Connected");
        await amy.SeeFocusAsync("Im.Input");
    }

    private static async Task WriteAsync(Desktop desktop, string text)
    {
        await desktop.TypeAsync("Im.Input", text);
        await desktop.PressAsync("Return");
        await desktop.SeeInTranscriptAsync(text);
    }

    private static async Task SeeLostAsync(Desktop desktop, string peer)
    {
        await desktop.SeeAsync("Im.Status", "Reconnecting");
        await desktop.SeeInTranscriptAsync($"The connection to {peer} is lost");
    }

    private static async Task SeeRestoredAsync(Desktop desktop, string peer)
    {
        await desktop.SeeInTranscriptAsync($"The connection to {peer} is restored");
        await desktop.SeeAsync("Im.Status", "Connected");
    }

    private static void AssertRestoredTwice(IReadOnlyList<string> lines) =>
        Assert.IsGreaterThanOrEqualTo(2, lines.Count(line => line.Contains(" is restored", StringComparison.Ordinal)), string.Join('\n', lines));

    private static async Task<IReadOnlyList<string>> AssertMessagesAsync(Desktop desktop, string[] kates, string[] amys)
    {
        var lines = await desktop.ReadTranscriptAsync(Hello);
        CollectionAssert.AreEqual(kates, OfAuthor(lines, "Kate Milburn"), string.Join('\n', lines));
        CollectionAssert.AreEqual(amys, OfAuthor(lines, "Amy Miller"), string.Join('\n', lines));
        return lines;
    }

    private static string[] OfAuthor(IEnumerable<string> lines, string author) =>
        [.. lines.Where(line => line.Contains($"] {author}: ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])];
}
