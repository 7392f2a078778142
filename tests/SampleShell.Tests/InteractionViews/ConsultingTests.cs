using System.Windows.Automation;
using System.Windows.Controls;
using PluginIm.Contracts;
using PluginIm.Views.Tests.Environment;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>The Team Communicator inside an interaction, with real keys.</summary>
[TestClass]
public sealed class ConsultingTests
{
    [TestMethod]
    public Task It_opens_in_place_by_keys_takes_the_keyboard_and_the_action_gets_the_interaction() => RunAsync((desk, consult) =>
    {
        var (interaction, view) = desk.Open(Medium.Email);
        Desk.SeeActive(desk.Desk.Windows.Window!);
        Eyes.Find<TextBox>(view, "Email.Reply").Focus();

        OpenByKeys(view);
        Hands.Type("amy");
        Eyes.Until(() => CommunicatorOf(view)!.TeamCommunicator.Results.Count > 0, "the results");
        Hands.Press(Key.Down);
        Eyes.Until(() => Desk.FocusedRow() is not null, "the focus in the results");
        Assert.AreEqual("Start Instant Message Consultation", Desk.FocusedRow()!.Actions()[0].Caption, "what is for interactions alone comes first");
        Hands.Press(Key.Enter);

        Eyes.Until(() => consult.Taken.Count == 1, "the action");
        Eyes.Until(() => CommunicatorOf(view) is null, "the Team Communicator closed");
        Assert.AreSame(interaction, consult.Interaction);
        Assert.IsEmpty(desk.Desk.Send.Taken);
        Eyes.Until(() => Desk.FocusedId() == "Interaction.StartConsultation", "the focus back at the button");
    });

    [TestMethod]
    [DataRow(940)]
    [DataRow(420)]
    public Task What_the_action_brings_into_the_region_has_its_room_and_the_keyboard(int width) => RunAsync((desk, consult) =>
    {
        var (_, view) = desk.Open(Medium.Voice);
        var window = desk.Desk.Windows.Window!;
        window.Width = width;
        Desk.SeeActive(window);
        var box = new TextBox();
        var brought = new ContentControl { Focusable = false, Visibility = System.Windows.Visibility.Collapsed, Content = box };
        ((InteractionFrameViewModel)view.DataContext).Regions.Regions["InteractionImRegion"].Add(brought);
        consult.Work = () =>
        {
            // As a view does that is shown by a binding, and takes the keyboard once it is there.
            brought.IsVisibleChanged += (_, _) => brought.Dispatcher.BeginInvoke(System.Windows.Threading.DispatcherPriority.Input, () => box.Focus());
            brought.Dispatcher.BeginInvoke(System.Windows.Threading.DispatcherPriority.DataBind, () => brought.Visibility = System.Windows.Visibility.Visible);
        };

        for (var time = 0; time < 3; time++)
        {
            OpenByKeys(view);
            Hands.Type("amy");
            Eyes.Until(() => CommunicatorOf(view)!.TeamCommunicator.Results.Count == 1, "the result");
            Hands.Press(Key.Down);
            Eyes.Until(() => Desk.FocusedRow() is not null, "the focus in the results");
            Hands.Press(Key.Enter);

            Eyes.Until(() => CommunicatorOf(view) is null, "the Team Communicator closed");
            Eyes.Until(() => box.IsVisible && box.ActualWidth > 300, "room for what was brought");
            Eyes.Until(() => box.IsKeyboardFocused, "the keyboard in it");
            brought.Visibility = System.Windows.Visibility.Collapsed;
            Eyes.Settle();
        }
    });

    [TestMethod]
    public Task Escape_closes_it_without_an_action() => RunAsync((desk, consult) =>
    {
        var (_, view) = desk.Open(Medium.Chat);
        Desk.SeeActive(desk.Desk.Windows.Window!);
        OpenByKeys(view);

        Hands.Type("amy");
        Eyes.Until(() => CommunicatorOf(view)!.TeamCommunicator.SearchText == "amy", "what was typed");
        Hands.Press(Keys.Escape);
        Eyes.Until(() => CommunicatorOf(view)!.TeamCommunicator.SearchText.Length == 0, "an empty field");
        Hands.Press(Keys.Escape);

        Eyes.Until(() => CommunicatorOf(view) is null, "the Team Communicator closed");
        Assert.IsEmpty(consult.Taken);
    });

    [TestMethod]
    public Task In_a_narrow_window_it_comes_to_the_front_and_the_content_comes_back_after_it() => RunAsync((desk, _) =>
    {
        var (_, view) = desk.Open(Medium.Email);
        var window = desk.Desk.Windows.Window!;
        (window.Width, window.Height) = (window.MinWidth, window.MinHeight);
        Eyes.Settle();
        var frame = (InteractionFrameViewModel)view.DataContext;

        frame.StartConsultationCommand.Execute(null);
        Eyes.Settle();
        Assert.AreEqual(InteractionPage.Side, frame.Page);
        Assert.IsFalse(Eyes.Find<TextBox>(view, "Email.Reply").IsVisible);

        frame.Communicator!.CloseCommand.Execute(null);
        Eyes.Until(() => Eyes.Find<TextBox>(view, "Email.Reply").IsVisible, "the e-mail");
        Assert.AreEqual(InteractionPage.Content, frame.Page);
    });

    [TestMethod]
    public Task In_the_smallest_window_who_is_found_is_in_view_below_who_is_consulted() => RunAsync((desk, _) =>
    {
        var (interaction, view) = desk.Open(Medium.Voice);
        var window = desk.Desk.Windows.Window!;
        (window.Width, window.Height) = (window.MinWidth, window.MinHeight);
        using var shown = desk.Consulted.Show(interaction, DirectorySeed.Targets().First(target => target.Id == "amiller"));
        var frame = (InteractionFrameViewModel)view.DataContext;
        frame.StartConsultationCommand.Execute(null);
        frame.Communicator!.TeamCommunicator.SearchText = "b";
        Eyes.Until(() => frame.Communicator.TeamCommunicator.Searching.IsCompleted, "the search");
        Eyes.Settle();

        var results = Eyes.Find<ListBox>(view, "TeamCommunicator.Results");
        var first = (ListBoxItem)results.ItemContainerGenerator.ContainerFromIndex(0);

        Assert.IsGreaterThan(first.ActualHeight, results.ActualHeight, "A whole row has room.");
    });

    [TestMethod]
    public Task Who_is_consulted_stands_on_top_with_transfer_and_conference_until_that_is_over() => RunAsync((desk, _) =>
    {
        var (interaction, view) = desk.Open(Medium.Workitem);
        var amy = DirectorySeed.Targets().First(target => target.Id == "amiller");
        var shown = desk.Consulted.Show(interaction, amy);
        var frame = (InteractionFrameViewModel)view.DataContext;
        frame.StartConsultationCommand.Execute(null);
        Eyes.Settle();

        var conference = Eyes.Find<Button>(view, "Interaction.Conference");
        Assert.AreEqual("Conference with Amy Miller", AutomationProperties.GetName(conference));
        conference.Command.Execute(conference.CommandParameter);
        Eyes.Until(() => frame.Communicator is null, "the Team Communicator closed");
        Assert.IsTrue(WorkDesk.Ask(desk.Store.FindAsync(interaction.Id, "amiller"))!.Record.IsJoint);
        Eyes.Until(() => frame.Sharing == "Joint with Amy Miller", "with whom it is shared");

        frame.StartConsultationCommand.Execute(null);
        Eyes.Settle();
        shown.Dispose();
        shown.Dispose();
        Assert.IsEmpty(frame.Communicator!.Consulted);
    });

    [TestMethod]
    public Task A_transfer_to_who_is_consulted_closes_it_here() => RunAsync((desk, _) =>
    {
        var (interaction, view) = desk.Open(Medium.Email);
        desk.Consulted.Show(interaction, DirectorySeed.Targets().First(target => target.Id == "amiller"));
        ((InteractionFrameViewModel)view.DataContext).StartConsultationCommand.Execute(null);
        Eyes.Settle();

        var transfer = Eyes.Find<Button>(view, "Interaction.Transfer");
        transfer.Command.Execute(transfer.CommandParameter);

        Eyes.Until(() => desk.Interactions.Open.Count == 0, "the interaction gone");
        Assert.AreEqual("amiller", WorkDesk.Ask(desk.Store.FindAsync(interaction.Id, "amiller"))!.Record.Agent);
    });

    [TestMethod]
    public Task What_waits_in_an_interaction_marks_its_tab_until_it_is_in_front() => RunAsync((desk, _) =>
    {
        var (first, _) = desk.Open(Medium.Email);
        desk.Open(Medium.Chat);
        var attention = new InteractionAttention(desk.Desk.Interactions, desk.Desk.Windows);

        attention.Show(first, 2);
        attention.Show(first, 3);
        Assert.AreEqual(3, desk.Desk.Interactions.Unseen);
        attention.Show(first, 0);
        Assert.AreEqual(0, desk.Desk.Interactions.Unseen);
    });

    private static void OpenByKeys(InteractionFrame view)
    {
        Hands.Press(Keys.Control, Key.Shift, Key.Letter('c'));
        Eyes.Until(() => CommunicatorOf(view) is not null, "the Team Communicator");
        Eyes.Until(() => Desk.FocusedId() == "TeamCommunicator.Search", "the focus in the search field");
    }

    private static InteractionCommunicatorViewModel? CommunicatorOf(InteractionFrame view) => ((InteractionFrameViewModel)view.DataContext).Communicator;

    private static Task RunAsync(Action<WorkDesk, ScriptedAction> test) => Ui.RunAsync(() =>
    {
        using var desk = new WorkDesk();
        var consult = new ScriptedAction("im.consult", "Start Instant Message Consultation") { IsForInteractions = true };
        desk.Desk.Actions.Register(consult);
        test(desk, consult);
    });
}
