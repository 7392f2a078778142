using System.Windows;
using System.Windows.Controls;
using PluginIm.Contracts;
using PluginIm.Views.Tests.Environment;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>Interactions opened, worked on and closed, in real windows over a real file.</summary>
[TestClass]
public sealed class WorkplaceTests
{
    [TestMethod]
    public Task What_is_opened_is_a_tab_in_front_known_to_modules_and_no_longer_waiting() => RunAsync(desk =>
    {
        var waiting = desk.Workplace.List.Rows.Count;

        var (interaction, _) = desk.Open(Medium.Email);

        Assert.AreEqual(waiting - 1, desk.Workplace.List.Rows.Count);
        Assert.AreSame(interaction, desk.Interactions.Open.Single());
        Assert.AreEqual("Chloé Laurent", interaction.CaseInformation.Contact?.DisplayName);
        Assert.AreEqual(Medium.Email, interaction.CaseInformation.Medium);
        Assert.AreEqual("Chloé Laurent – Interactions", desk.Desk.Interactions.WindowTitle);
    });

    [TestMethod]
    public Task Several_are_open_at_once_each_with_the_region_in_a_scope_and_context_of_its_own() => RunAsync(desk =>
    {
        var (first, firstView) = desk.Open(Medium.Voice);
        var (second, secondView) = desk.Open(Medium.Chat);

        var firstRegion = RegionOf(firstView);
        var secondRegion = RegionOf(secondView);

        Assert.AreNotSame(firstRegion, secondRegion);
        Assert.AreSame(first, firstRegion.Context);
        Assert.AreSame(second, secondRegion.Context);
    });

    [TestMethod]
    public Task An_empty_region_takes_no_room_and_what_comes_into_it_gets_some_while_the_draft_stays() => RunAsync(desk =>
    {
        var (_, view) = desk.Open(Medium.Email);
        var reply = Eyes.Find<TextBox>(view, "Email.Reply");
        reply.Text = "Dear Ms";
        var before = reply.ActualWidth;
        var hidden = new TextBox { Text = "im", Visibility = Visibility.Collapsed };

        RegionOf(view).Add(hidden);
        Eyes.Settle();
        Assert.AreEqual(before, reply.ActualWidth);

        hidden.Visibility = Visibility.Visible;
        Eyes.Settle();
        Assert.AreEqual(InteractionLayout.SideWidth, hidden.ActualWidth);
        Assert.IsTrue(reply.ActualWidth < before);
        Assert.AreEqual("Dear Ms", reply.Text);
    });

    [TestMethod]
    public Task A_value_that_is_typed_changes_the_case_and_what_was_attached_is_stored() => RunAsync(desk =>
    {
        var (interaction, view) = desk.Open(Medium.Workitem);
        Desk.SeeActive(desk.Desk.Windows.Window!);
        var changes = 0;
        interaction.Changed += (_, _) => changes++;

        var status = Eyes.Find<TextBox>(view, "Case.Status");
        status.Focus();
        status.SelectAll();
        Hands.Type("decided");
        Eyes.Until(() => ValueOf(interaction, "Status") == "decided", "the value in the case");
        var frame = (InteractionFrameViewModel)view.DataContext;
        frame.Case.BeginAddingCommand.Execute(null);
        (frame.Case.NewLabel, frame.Case.NewValue) = ("Status", "a second of that name");
        frame.Case.AddCommand.Execute(null);
        WorkDesk.Do(interaction.WhenStoredAsync());

        Assert.IsTrue(changes >= 2);
        var stored = WorkDesk.Ask(desk.Store.FindAsync(interaction.Id, "kmilburn"))!.Record.Fields;
        Assert.AreEqual("decided", stored.Single(field => field.Key == "Status").Value);
        Assert.AreEqual("a second of that name", stored.Single(field => field.Key == "Status2").Value);
    });

    [TestMethod]
    public Task What_another_desktop_changes_comes_and_leaves_what_is_written_here() => RunAsync(desk =>
    {
        var (interaction, view) = desk.Open(Medium.Email);
        Eyes.Find<TextBox>(view, "Email.Reply").Text = "half a sen";
        WorkDesk.Do(desk.Store.SetFieldsAsync(
            interaction.Id, [.. interaction.CaseInformation.Fields.Select(field => field.Key == "OrderNumber" ? field with { Value = "9" } : field)]));
        WorkDesk.Do(desk.Store.AddMessageAsync(interaction.Id, WorkAuthor.Contact, "Chloé Laurent", "One more thing"));

        Eyes.Until(() => ValueOf(interaction, "OrderNumber") == "9" && interaction.Messages[^1].Text == "One more thing", "the change");
        Eyes.Settle();

        Assert.AreEqual("9", Eyes.Find<TextBox>(view, "Case.OrderNumber").Text);
        Assert.AreEqual("half a sen", Eyes.Find<TextBox>(view, "Email.Reply").Text);
    });

    [TestMethod]
    public Task Done_asks_what_modules_have_to_ask_and_stays_where_the_agent_does_not_agree() => RunAsync(desk =>
    {
        var (interaction, _) = desk.Open(Medium.Voice);
        var closed = new List<IInteraction>();
        desk.Interactions.Closed += (_, gone) => closed.Add(gone);
        using var broken = desk.Interactions.AskBeforeClosing(_ => throw new InvalidOperationException("a module's fault"));
        using var question = desk.Interactions.AskBeforeClosing(asked => asked == interaction ? "Still consulting Amy." : null);
        desk.Confirmation.Answer = false;

        WorkDesk.Do(desk.Workplace.FinishAsync(interaction));
        Assert.AreEqual("Still consulting Amy.", desk.Confirmation.Asked.Single().Question);
        Assert.IsEmpty(closed);

        question.Dispose();
        WorkDesk.Do(desk.Workplace.FinishAsync(interaction));

        Assert.HasCount(1, desk.Confirmation.Asked);
        Assert.AreSame(interaction, closed.Single());
        Assert.IsEmpty(desk.Interactions.Open);
        Assert.IsEmpty(desk.Desk.Interactions.Open);
        Assert.IsFalse(desk.Workplace.List.Rows.Any(row => row.Id == interaction.Id));
    });

    [TestMethod]
    public Task A_window_that_the_agent_closes_asks_too_and_keeps_the_work_for_him() => RunAsync(desk =>
    {
        var (interaction, _) = desk.Open(Medium.Email);
        using var question = desk.Interactions.AskBeforeClosing(_ => "Still consulting Amy.");
        desk.Confirmation.Answer = false;

        desk.Desk.Windows.Window!.Close();
        Assert.IsNotNull(desk.Desk.Windows.Window);

        desk.Confirmation.Answer = true;
        desk.Desk.Windows.Window!.Close();
        Eyes.Until(() => desk.Workplace.List.Rows is [{ IsOwn: true } own, ..] && own.Id == interaction.Id, "the work among what he can open");

        Assert.IsNull(desk.Desk.Windows.Window);
        Assert.IsEmpty(desk.Interactions.Open);
    });

    [TestMethod]
    public Task What_is_transferred_closes_here_and_what_is_given_comes_up_behind() => RunAsync(desk =>
    {
        var (mine, _) = desk.Open(Medium.Email);
        var kates = desk.Desk.Interactions.Selected;
        WorkDesk.Do(desk.Store.TakeAsync(desk.Workplace.List.Rows[0].Id, "amiller"));
        var amys = WorkDesk.Ask(desk.Store.ListAsync("amiller")).Single(work => work.Agent == "amiller").Id;

        WorkDesk.Do(desk.Store.TransferAsync(amys, "amiller", "kmilburn"));
        Eyes.Until(() => desk.Interactions.Open.Count == 2, "what Amy has given");

        Assert.AreSame(kates, desk.Desk.Interactions.Selected);
        var given = (InteractionFrame)desk.Desk.Interactions.Open[1].Content;
        Assert.AreEqual("From Amy Miller", ((InteractionFrameViewModel)given.DataContext).Sharing);

        WorkDesk.Do(desk.Workplace.TransferAsync(mine, DirectorySeed.Targets().First(target => target.Id == "amiller")));
        Assert.AreEqual(amys, desk.Interactions.Open.Single().Id);
    });

    [TestMethod]
    public Task A_joint_one_is_left_not_ended_and_goes_when_its_owner_ends_it() => RunAsync(desk =>
    {
        var ids = desk.Workplace.List.Rows.Take(2).Select(row => row.Id).ToList();
        foreach (var id in ids)
        {
            WorkDesk.Do(desk.Store.TakeAsync(id, "amiller"));
            WorkDesk.Do(desk.Store.ShareAsync(id, "amiller", "kmilburn"));
        }

        Eyes.Until(() => desk.Interactions.Open.Count == 2, "both");
        var frames = desk.Desk.Interactions.Open.Select(tab => (InteractionFrameViewModel)((InteractionFrame)tab.Content).DataContext).ToList();
        Assert.AreEqual("Joint with Amy Miller", frames[0].Sharing);
        Assert.AreEqual("Leave", frames[0].FinishCaption);

        WorkDesk.Do(desk.Workplace.FinishAsync(frames[0].Interaction));
        Assert.IsNotNull(WorkDesk.Ask(desk.Store.FindAsync(frames[0].Interaction.Id, "amiller")));

        WorkDesk.Do(desk.Store.FinishAsync(
            frames[1].Interaction.Id, "C-10023", WorkHistory.Of(frames[1].Interaction, "Amy Miller")));
        Eyes.Until(() => desk.Interactions.Open.Count == 0, "the other one gone");
    });

    [TestMethod]
    public Task One_that_a_colleague_was_faster_with_is_told() => RunAsync(desk =>
    {
        var id = desk.Workplace.List.Rows[0].Id;
        WorkDesk.Do(desk.Store.TakeAsync(id, "amiller"));

        WorkDesk.Do(desk.Workplace.OpenAsync(id));

        Assert.AreEqual(Words.WorkGone, desk.Workplace.List.Message);
        Assert.IsEmpty(desk.Interactions.Open);
    });

    private static string? ValueOf(WorkInteraction interaction, string key) =>
        interaction.CaseInformation.Fields.SingleOrDefault(field => field.Key == key)?.Value;

    private static IRegion RegionOf(InteractionFrame view) => ((InteractionFrameViewModel)view.DataContext).Regions.Regions["InteractionImRegion"];

    private static Task RunAsync(Action<WorkDesk> test) => Ui.RunAsync(() =>
    {
        using var desk = new WorkDesk();
        test(desk);
    });
}
