using System.Windows;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Cases;

/// <summary>A picture of every state of a consultation at the desktop of whoever is asked, for people to judge.</summary>
[TestClass]
public sealed class ConsultationPictures
{
    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Case(string theme)
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, Pictures.ThemeOf(theme));

        Pictures.Keep(desk.Window, $"consultation-1-case-{theme}");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Changed_case(string theme)
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, Pictures.ThemeOf(theme));
        ChangeCase(desk);

        Pictures.Keep(desk.Window, $"consultation-2-changed-{theme}");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Contact(string theme)
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, Pictures.ThemeOf(theme));
        Ui.Until(() => desk.Consultation.Contact!.State == LoadState.Shown, "the contact");
        desk.Select("Im.ContactTab");

        Pictures.Keep(desk.Window, $"consultation-3-contact-{theme}");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void History(string theme)
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, Pictures.ThemeOf(theme));
        Ui.Until(() => desk.Consultation.History!.State == LoadState.Shown, "the history");
        desk.Select("Im.HistoryTab");
        desk.Consultation.History!.Filter.Range = desk.Consultation.History.Filter.Ranges[^1];
        desk.Consultation.History.Filter.FromText = "no day";
        Ui.Settle();

        Pictures.Keep(desk.Window, $"consultation-4-history-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Entry_of_the_history(string theme)
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, Pictures.ThemeOf(theme));
        Ui.Until(() => desk.Consultation.History!.State == LoadState.Shown, "the history");
        desk.Select("Im.HistoryTab");
        desk.Consultation.History!.OpenCommand.Execute(desk.Consultation.History.Entries[2]);
        Ui.Until(() => desk.Consultation.History.Detail!.State == LoadState.Shown, "the entry");

        Pictures.Keep(desk.Window, $"consultation-5-entry-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void History_that_cannot_be_asked(string theme)
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, Pictures.ThemeOf(theme));
        Ui.Until(() => desk.Consultation.History!.State == LoadState.Shown, "the history");
        desk.Contacts.Fault = "The database server crm-db-2 does not answer.";
        desk.Select("Im.HistoryTab");
        desk.Consultation.History!.Filter.Medium = desk.Consultation.History.Filter.Media[1];
        Ui.Until(() => desk.Consultation.History.State == LoadState.Failed, "the failure");

        Pictures.Keep(desk.Window, $"consultation-6-history-failed-{theme}");
    }

    [WindowTest]
    public void History_that_is_slow()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen);
        Ui.Until(() => desk.Consultation.History!.State == LoadState.Shown, "the history");
        desk.Contacts.Gate = new TaskCompletionSource();
        desk.Select("Im.HistoryTab");
        desk.Consultation.History!.Filter.Medium = desk.Consultation.History.Filter.Media[1];

        Pictures.Keep(desk.Window, "consultation-7-history-loading");
    }

    [WindowTest]
    [DataRow("light", false)]
    [DataRow("light", true)]
    [DataRow("dark", true)]
    public void Narrow_window(string theme, bool isCaseInFront)
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, Pictures.ThemeOf(theme), width: 420);
        ChangeCase(desk);
        if (isCaseInFront)
        {
            desk.Consultation.ToggleCommand.Execute(null);
        }

        Pictures.Keep(desk.Window, $"consultation-8-narrow-{(isCaseInFront ? "case" : "messages")}-{theme}");
    }

    [WindowTest]
    public void Hostile_case()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, information: HostileCase.Create(), height: 900);

        Pictures.Keep(desk.Window, "consultation-9-hostile");
    }

    [WindowTest]
    [DataRow("black")]
    [DataRow("white")]
    public void High_contrast(string ground)
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen);
        ChangeCase(desk);
        desk.View.Resources.MergedDictionaries.Add(HighContrast.As(ground));
        ((FrameworkElement)((System.Windows.Controls.Border)desk.View.FindName("SessionPart")).Child).Resources.MergedDictionaries.Add(HighContrast.As(ground));
        desk.Select("Im.CaseTab");

        Pictures.Keep(desk.Window, $"consultation-10-high-contrast-{ground}");

        desk.Select("Im.HistoryTab");
        Pictures.Keep(desk.Window, $"consultation-11-history-high-contrast-{ground}");
    }

    private static void ChangeCase(ConsultedDesk desk)
    {
        var former = ConsultedDesk.TypicalCase();
        desk.Call.Set(former with
        {
            Fields =
            [
                .. former.Fields.Where(field => field.Key != "Note").Select(field => field.Key == "Amount" ? field with { Value = "617.25 EUR" } : field),
                new CaseField("Second", "Second payment", "true", CaseFieldType.Flag, "Invoice"),
            ],
        });
        Ui.Until(() => desk.Consultation.Case.HasChanges, "the change");
        Ui.Settle();
    }
}
