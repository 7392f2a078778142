using System.Windows.Controls;
using PluginIm.Contracts;
using PluginIm.Views.Tests.Environment;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>A call as the agent sees it, in real windows.</summary>
[TestClass]
public sealed class CallWindowTests
{
    private static IEnumerable<object[]> Looks => [["Light"], ["Dark"]];

    [TestMethod]
    [DynamicData(nameof(Looks))]
    public Task A_call_in_every_state(string theme) => LookAsync(theme, (desk, exchange) =>
    {
        var main = desk.OpenMainWindow(telephone: exchange.Kate);
        var gadget = new GadgetWindow(new GadgetViewModel(
            desk.Status(), new TeamCommunicatorViewModel(desk.Services, main.Dispatcher), desk.Interactions) { Telephone = exchange.Kate });
        desk.Open(gadget);
        void Keep(string state)
        {
            Pictures.Keep(main, $"call-{state}-main-{theme.ToLowerInvariant()}");
            Pictures.Keep(gadget, $"call-{state}-gadget-{theme.ToLowerInvariant()}");
        }

        var toasts = new IncomingCalls(exchange.Kate, () => main);
        exchange.CallKate();
        Eyes.Until(() => toasts.Window is { IsLoaded: true }, "the notification");
        Keep("1-rings");
        Pictures.Keep(toasts.Window!, $"call-toast-{theme.ToLowerInvariant()}");
        var call = exchange.Kate.Call!;
        call.AnswerCommand.Execute(null);
        Eyes.Until(() => toasts.Window is null && Eyes.Find(main, "CallBar.Level") is not null, "the connection");
        Eyes.Until(() => Eyes.Find<LevelBar>(main, "CallBar.Level").Level > 0.3 && Eyes.Find<LevelBar>(gadget, "CallBar.Level").Level > 0.3, "sound");
        Keep("2-connected");
        call.ToggleHoldCommand.Execute(null);
        Eyes.Until(() => call.IsOnHold, "the hold");
        Keep("3-on-hold");
        call.HangUpCommand.Execute(null);
        Eyes.Until(() => call.IsOver && exchange.Far.Calls.Count == 0, "the end");
        exchange.Kate.Start(Exchange.Amy, Exchange.Conversation, null);
        var far = exchange.Next();
        Eyes.Until(() => exchange.Kate.Call!.StateText == Words.PhoneRinging, "ringing");
        Keep("4-rings-there");
        far.Decline();
        Eyes.Until(() => exchange.Kate.Call!.IsOver, "the end");
        Keep("5-declined");
    });

    [TestMethod]
    public Task A_call_that_rings_takes_the_focus_from_nobody_and_is_answered_by_a_click() => LookAsync("Light", (desk, exchange) =>
    {
        var main = desk.OpenMainWindow(telephone: exchange.Kate);
        var toasts = new IncomingCalls(exchange.Kate, () => main);

        exchange.CallKate();
        Eyes.Until(() => toasts.Window is { IsLoaded: true }, "the notification");
        Eyes.Settle();
        Assert.IsTrue(main.IsActive);
        Assert.IsFalse(toasts.Window!.IsActive);
        Hands.Click(Eyes.Find<Button>(toasts.Window, "IncomingCall.Answer"));
        Eyes.Until(() => exchange.Kate.Call!.State == VoiceCallState.Connected && toasts.Window is null, "the connection");

        Assert.IsTrue(main.IsActive);
    });

    [TestMethod]
    public Task The_notification_goes_when_the_caller_gives_up() => LookAsync("Light", (desk, exchange) =>
    {
        var main = desk.OpenMainWindow(telephone: exchange.Kate);
        var toasts = new IncomingCalls(exchange.Kate, () => main);
        var far = exchange.CallKate();
        Eyes.Until(() => toasts.Window is { IsLoaded: true }, "the notification");

        far.HangUp();

        Eyes.Until(() => toasts.Window is null, "the notification to go");
    });

    [TestMethod]
    public Task The_call_bar_is_worked_by_the_keyboard_and_named_for_a_screen_reader() => LookAsync("Light", (desk, exchange) =>
    {
        var main = desk.OpenMainWindow(telephone: exchange.Kate);
        var call = exchange.Talk();
        Eyes.Settle();
        var hold = Eyes.Find<Button>(main, "CallBar.Hold");
        var hangUp = Eyes.Find<Button>(main, "CallBar.HangUp");

        Assert.AreEqual(Words.PhoneHold, Desk.NameOf(hold));
        Eyes.Until(() => call.Level > 0.3 && Desk.NameOf(Eyes.Find<LevelBar>(main, "CallBar.Level")) == call.LevelText, "the level's name");
        hold.Focus();
        Hands.Press(Key.Space);
        Eyes.Until(() => call.IsOnHold && Desk.NameOf(hold) == Words.PhoneResume, "the hold, and the button's other name");
        hangUp.Focus();
        Hands.Press(Key.Enter);
        Eyes.Until(() => call.IsOver, "the end");
    });

    [TestMethod]
    [DataRow(0.0, 0)]
    [DataRow(0.01, 1)]
    [DataRow(0.5, 4)]
    [DataRow(1.0, 8)]
    [DataRow(2.0, 8)]
    public void As_many_bars_are_filled_as_it_is_loud(double level, int bars) => Assert.AreEqual(bars, LevelBar.FilledBars(level));

    private static Task LookAsync(string theme, Action<Desk, Exchange> look) => Ui.RunAsync(async () =>
    {
        ThemeSetting.Apply(Ui.Application, Enum.Parse<ShellTheme>(theme));
        try
        {
            using var desk = new Desk();
            await using var exchange = await Exchange.OpenAsync(desk.Log);
            look(desk, exchange);
        }
        finally
        {
            ThemeSetting.Apply(Ui.Application, ShellTheme.Light);
        }
    });
}
