using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Cases;

[TestClass]
public sealed class ConsultationViewModelTests
{
    private readonly ScriptedContacts _contacts = new();
    private readonly CustomerCall _call = new();

    [TestMethod]
    public async Task The_asked_agent_sees_the_case_the_contact_and_the_history()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var consultation = await ConsultAsync(desktop, _contacts);

        Assert.AreEqual("Contact: Ada Byron", consultation.Case.Fields[0].AutomationName);
        await desktop.UserInterface.UntilAsync(() => consultation.Contact!.State == LoadState.Shown, "the contact");
        await desktop.UserInterface.UntilAsync(() => consultation.History!.State == LoadState.Shown, "the history");
        Assert.AreEqual("C-17", _contacts.Queries.Single().ContactId);
    }

    [TestMethod]
    public async Task Without_the_shells_databases_there_is_the_case_alone()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var consultation = await ConsultAsync(desktop, null);

        Assert.IsNull(consultation.Contact);
        Assert.IsNull(consultation.History);
    }

    [TestMethod]
    public async Task A_change_at_the_asking_desktop_shows_here_marked_and_another_contact_is_looked_up()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var consultation = await ConsultAsync(desktop, _contacts);
        await desktop.UserInterface.UntilAsync(() => consultation.Contact!.State == LoadState.Shown, "the contact");

        _call.Set(_call.CaseInformation with { Contact = new InteractionContact("C-18", "Augusta King") });
        await desktop.UserInterface.UntilAsync(() => consultation.Case.HasChanges, "the change");

        Assert.AreEqual("Contact: Augusta King. Changed", consultation.Case.Fields[0].AutomationName);
        await desktop.UserInterface.UntilAsync(() => consultation.Contact!.State == LoadState.Nothing, "the other contact");
    }

    [TestMethod]
    public async Task Where_there_is_room_for_one_the_way_to_the_other_says_what_waits_there()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var consultation = await ConsultAsync(desktop, null);
        Assert.AreEqual("Show case", consultation.ToggleName);
        Assert.IsFalse(consultation.HasToggleCount);

        _call.Set(_call.CaseInformation with { Subject = "Another" });
        await desktop.UserInterface.UntilAsync(() => consultation.HasToggleCount, "the change");
        Assert.AreEqual("Show case, changes: 1", consultation.ToggleName);

        consultation.ToggleCommand.Execute(null);
        Assert.AreEqual("Show messages", consultation.ToggleName);
        desktop.Conversation.Kate.Sessions[0].Send("Are you there?");
        await desktop.UserInterface.UntilAsync(() => consultation.Session.UnreadCount == 1, "the message");
        Assert.AreEqual("Show messages, unread: 1", consultation.ToggleName);
    }

    [TestMethod]
    public async Task A_case_that_comes_after_the_question_is_shown_without_marks_and_changes_of_it_with()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (_, amy) = await desktop.Conversation.ConnectAsync();
        using var consultation = await ShowAsync(desktop, amy, _contacts);
        var observer = desktop.Environment.CarrierOf(TestEnvironment.Amy).Dialogs[^1].Observer!;
        Assert.IsFalse(consultation.HasCase);

        await observer.OnCaseAsync(new CarrierCase(1, new CustomerCall().CaseInformation));
        await desktop.UserInterface.UntilAsync(() => consultation.HasCase, "the case");
        Assert.IsFalse(consultation.Case.HasChanges);
        Assert.HasCount(5, consultation.Case.Fields);

        await observer.OnCaseAsync(new CarrierCase(2, new CustomerCall().CaseInformation with { Subject = "Another" }));
        await desktop.UserInterface.UntilAsync(() => consultation.Case.ChangeCount == 1, "the change");
    }

    private async Task<ConsultationViewModel> ConsultAsync(Desktop desktop, ScriptedContacts? contacts)
    {
        desktop.Conversation.Kate.StartConsultation(TestEnvironment.Amy, _call).Session!.Send("Can you look at this?");
        var invitation = await desktop.Conversation.NextInvitationAsync();
        await invitation.AcceptAsync();
        return await ShowAsync(desktop, invitation.Session, contacts);
    }

    private static async Task<ConsultationViewModel> ShowAsync(Desktop desktop, ImSession amy, ScriptedContacts? contacts)
    {
        var session = desktop.Show(amy);
        var consultation = new ConsultationViewModel(
            session,
            new SessionSurroundings { Contacts = contacts, History = contacts },
            desktop.Environment.Time,
            desktop.UserInterface,
            desktop.Environment.Loggers.CreateLogger<ConsultationViewModel>());
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Connected, "the connection");
        return consultation;
    }
}
