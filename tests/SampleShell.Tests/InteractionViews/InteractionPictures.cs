using System.Globalization;
using PluginIm.Contracts;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>A picture of every interaction view, for people to judge.</summary>
[TestClass]
public sealed class InteractionPictures
{
    private static IEnumerable<object[]> Looks => [["Light"], ["Dark"]];

    [TestMethod]
    [DynamicData(nameof(Looks))]
    public Task Each_medium(string theme) => LookAsync(theme, desk =>
    {
        foreach (var medium in new[] { Medium.Voice, Medium.Email, Medium.Chat, Medium.Workitem })
        {
            var (_, view) = desk.Open(medium);
            Keep(desk, $"{medium}-1", theme);
            ((InteractionFrameViewModel)view.DataContext).StartConsultationCommand.Execute(null);
            Eyes.Settle();
            Keep(desk, $"{medium}-2-consult", theme);
        }
    });

    [TestMethod]
    [DataRow("Light")]
    [DataRow("Dark")]
    public Task What_the_agent_has_changed(string theme) => LookAsync(theme, desk =>
    {
        var (voice, view) = desk.Open(Medium.Voice);
        var frame = (InteractionFrameViewModel)view.DataContext;
        WorkDesk.Do(voice.SetCallAsync(VoiceCallState.Held));
        voice.SetField(new CaseField("DeliveredOn", "Delivered on", "last week", CaseFieldType.Date, "Order"));
        frame.Case.BeginAddingCommand.Execute(null);
        frame.Case.NewLabel = "Technician";
        using var consulted = desk.Consulted.Show(voice, DirectorySeed.Targets().First(target => target.Id == "amiller"));
        frame.StartConsultationCommand.Execute(null);
        frame.Communicator!.TeamCommunicator.SearchText = "b";
        Eyes.Until(() => frame.Communicator.TeamCommunicator.Searching.IsCompleted, "the search");
        Eyes.Settle();
        Keep(desk, "changed", theme);
        var window = desk.Desk.Windows.Window!;
        (window.Width, window.Height) = (760, 560);
        Eyes.Settle();
        Keep(desk, "changed-middle", theme);
        (window.Width, window.Height) = (window.MinWidth, window.MinHeight);
        Eyes.Settle();
        Keep(desk, "changed-smallest-side", theme);
        frame.Page = InteractionPage.Content;
        Eyes.Settle();
        Keep(desk, "changed-smallest-content", theme);
        frame.Page = InteractionPage.Case;
        Eyes.Settle();
        Keep(desk, "changed-smallest-case", theme);
    });

    [TestMethod]
    [DynamicData(nameof(Looks))]
    public Task A_colleague_is_called_about_a_call(string theme) => Ui.RunAsync(async () =>
    {
        using var log = new TestLog();
        await using var exchange = await Exchange.OpenAsync(log);
        Look(theme, exchange.Kate, desk =>
        {
            var (interaction, view) = desk.Open(Medium.Voice);
            exchange.Kate.Start(Exchange.Amy, Exchange.Conversation, interaction);
            exchange.Next().Answer();
            Eyes.Until(() => exchange.Kate.Call!.State == VoiceCallState.Connected && interaction.Record.Call!.State == VoiceCallState.Held, "the call");
            Eyes.Settle();
            Keep(desk, "call-about-a-call", theme);
        });
    });

    [TestMethod]
    [DataRow("Light")]
    [DataRow("Dark")]
    public Task The_question_and_the_list_of_work(string theme) => LookAsync(theme, desk =>
    {
        var question = new ConfirmationWindow("End this interaction?", "You are still consulting Amy Miller. End the consultation too?", "Done");
        desk.Desk.Own(question);
        question.Show();
        Pictures.Keep(question, $"question-{theme.ToLowerInvariant()}");
        desk.Open(Medium.Voice);
        desk.Open(Medium.Email);
        var main = desk.Desk.OpenMainWindow();
        Pictures.Keep(main, $"main-work-{theme.ToLowerInvariant()}");
        (main.Width, main.Height) = (main.MinWidth, main.MinHeight);
        Eyes.Settle();
        Pictures.Keep(main, $"main-work-smallest-{theme.ToLowerInvariant()}");
    });

    [TestMethod]
    public Task All_of_it_in_German() => LookAsync("Light", desk =>
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var (_, view) = desk.Open(Medium.Email);
            ((InteractionFrameViewModel)view.DataContext).StartConsultationCommand.Execute(null);
            Eyes.Settle();
            Keep(desk, "german", "Light");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    });

    private static void Keep(WorkDesk desk, string state, string theme) =>
        Pictures.Keep(desk.Desk.Windows.Window!, $"interaction-{state.ToLowerInvariant()}-{theme.ToLowerInvariant()}");

    private static Task LookAsync(string theme, Action<WorkDesk> look) => Ui.RunAsync(() => Look(theme, null, look));

    private static void Look(string theme, Telephone? telephone, Action<WorkDesk> look)
    {
        ThemeSetting.Apply(Ui.Application, Enum.Parse<ShellTheme>(theme));
        try
        {
            using var desk = new WorkDesk(telephone);
            look(desk);
        }
        finally
        {
            ThemeSetting.Apply(Ui.Application, ShellTheme.Light);
        }
    }
}
