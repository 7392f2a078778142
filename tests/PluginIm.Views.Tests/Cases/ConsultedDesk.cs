using System.Windows;
using System.Windows.Controls;
using Microsoft.Extensions.Logging;
using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Cases;

/// <summary>Amy's window, in which Kate consults her.</summary>
internal sealed class ConsultedDesk : IDisposable
{
    public ConsultedDesk(Screen screen, ThemeMode? theme = null, CaseInformation? information = null, double width = 980, double height = 620, bool hasContacts = true)
    {
        Call.Set(information ?? TypicalCase());
        Kate = screen.Conversation.Kate.StartConsultation(TestEnvironment.Amy, Call).Session!;
        Kate.Send("The customer says that invoice 4711 was paid twice. Can you see the second payment?");
        var invitation = Ui.Run(() => screen.Conversation.NextInvitationAsync());
        Ui.Run(() => invitation.AcceptAsync());
        var surroundings = new SessionSurroundings
        {
            Links = Links.Object,
            Calls = Calls.Object,
            Contacts = hasContacts ? Contacts : null,
            History = hasContacts ? Contacts : null,
        };
        screen.Surroundings = surroundings;
        Session = screen.Show(invitation.Session, screen.Conversation.Amy);
        Consultation = new ConsultationViewModel(
            Session,
            surroundings,
            screen.Environment.Time,
            screen.UserInterface,
            screen.Environment.Loggers.CreateLogger<ConsultationViewModel>());
        View = new ConsultationView(Consultation);
        Window = screen.Open(new Border { Child = View }, theme ?? ThemeMode.Light, width, height);
        Ui.Until(() => Session.State == ImSessionState.Connected, "the connection");
        Ui.Settle();
    }

    public CustomerCall Call { get; } = new();

    public ImSession Kate { get; }

    public SessionViewModel Session { get; }

    public ConsultationViewModel Consultation { get; }

    public ConsultationView View { get; }

    public Window Window { get; }

    public ScriptedContacts Contacts { get; } = new();

    public Mock<ILinkOpener> Links { get; } = new();

    public Mock<IPhoneCalls> Calls { get; } = new();

    public static CaseInformation TypicalCase() => new()
    {
        Contact = new InteractionContact("C-17", "Ada Byron"),
        Subject = "Invoice 4711 was paid twice",
        Medium = Medium.Voice,
        Fields =
        [
            new("CustomerNumber", "Customer number", "17-4711", Group: "Customer"),
            new("Phone", "Phone", "+49 30 1234567", CaseFieldType.Phone, "Customer"),
            new("Mail", "E-mail", "ada.byron@example.com", CaseFieldType.Email, "Customer"),
            new("Amount", "Amount", "1234.50 EUR", CaseFieldType.Money, "Invoice"),
            new("Due", "Due on", "2026-03-01", CaseFieldType.Date, "Invoice"),
            new("PaidAt", "Paid at", "2026-02-27T14:05:00+01:00", CaseFieldType.DateTime, "Invoice"),
            new("Reminder", "Reminder sent", "false", CaseFieldType.Flag, "Invoice"),
            new("Portal", "Open in the portal", "https://crm.example.com/invoices/4711", CaseFieldType.Link, "Invoice"),
            new("Note", "Note of the colleague before", "The customer called twice already. Please be kind."),
        ],
    };

    public void Select(string tab)
    {
        ((TabItem)Ui.Find<TabControl>(Window, "Im.CaseTabs").Items.OfType<TabItem>().Single(item => System.Windows.Automation.AutomationProperties.GetAutomationId(item) == tab)).IsSelected = true;
        Ui.Settle();
    }

    public bool IsShown(string automationId) => Ui.Find(Window, automationId) is { } found && !found.IsOffscreen();

    /// <summary>What an element says, found by its automation id.</summary>
    public string? Read(string automationId) => Ui.Find(Window, automationId)?.GetName();

    public void Dispose() => Consultation.Dispose();
}
