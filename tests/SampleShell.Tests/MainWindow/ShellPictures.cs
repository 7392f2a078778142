using System.Globalization;
using Microsoft.Data.Sqlite;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>A picture of every state of the Team Communicator, the main window and the gadget, for people to judge.</summary>
[TestClass]
public sealed class ShellPictures
{
    private static IEnumerable<object[]> Looks => [["Light"], ["Dark"]];

    [TestMethod]
    [DynamicData(nameof(Looks))]
    public Task The_Team_Communicator_in_every_state(string theme) => LookAsync(theme, desk =>
    {
        var (view, communicator) = desk.OpenCommunicator();
        var window = System.Windows.Window.GetWindow(view);
        void Keep(string state) => Pictures.Keep(window, $"communicator-{state}-{theme.ToLowerInvariant()}");

        Keep("1-empty");
        desk.Directory.Lists.Favourites.AddRange(desk.Directory.Targets.Where(target => target.Id is "amiller" or "q-sales" or "zbaumann"));
        desk.Directory.Lists.Recent.AddRange(desk.Directory.Targets.Where(target => target.Id is "akapoor" or "rp-billing"));
        desk.Directory.Change();
        Eyes.Until(() => communicator.HasResults, "those at hand");
        Keep("2-at-hand");
        Type(communicator, "a");
        communicator.Selected = communicator.Results[1];
        Keep("3-results");
        Type(communicator, "+1 555 0141 41");
        Keep("4-results-by-phone");
        communicator.Filter.ReadyOnly = true;
        communicator.Filter.Agents = true;
        Type(communicator, "amy m");
        Keep("5-filtered");
        Type(communicator, "xyz");
        Keep("6-filtered-no-result");
        communicator.Filter.ShowAllCommand.Execute(null);
        Eyes.Settle();
        Keep("7-no-result");
        desk.Directory.Breakage = new SqliteException("disk I/O error", 10);
        Type(communicator, "amy");
        Keep("8-failing-directory");
    });

    [TestMethod]
    [DynamicData(nameof(Looks))]
    public Task The_gadget_without_and_with_interactions(string theme) => LookAsync(theme, desk =>
    {
        var viewModel = desk.Gadget();
        var window = new GadgetWindow(viewModel);
        desk.Open(window);
        void Keep(string state) => Pictures.Keep(window, $"gadget-{state}-{theme.ToLowerInvariant()}");

        Keep("1-empty");
        AddInteractions(desk, 6);
        Type(viewModel.TeamCommunicator, "a");
        Keep("2-interactions");
        (window.Width, window.Height) = (window.MinWidth, window.MinHeight);
        Eyes.Settle();
        Keep("3-smallest");
    });

    [TestMethod]
    [DynamicData(nameof(Looks))]
    public Task The_main_window(string theme) => LookAsync(theme, desk =>
    {
        var window = desk.OpenMainWindow();
        var viewModel = (MainWindowViewModel)window.DataContext;
        void Keep(string state) => Pictures.Keep(window, $"main-{state}-{theme.ToLowerInvariant()}");

        Keep("1-start");
        AddInteractions(desk, 3);
        Type(viewModel.TeamCommunicator, "b");
        Keep("2-results");
        (window.Width, window.Height) = (window.MinWidth, window.MinHeight);
        Eyes.Settle();
        Keep("3-smallest");
    });

    [TestMethod]
    public Task All_of_it_in_German() => LookAsync("Light", desk =>
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var main = desk.OpenMainWindow();
            Pictures.Keep(main, "german-main-start");
            AddInteractions(desk, 2);
            (main.Width, main.Height) = (main.MinWidth, main.MinHeight);
            Type(((MainWindowViewModel)main.DataContext).TeamCommunicator, "a");
            Pictures.Keep(main, "german-main-smallest");
            var viewModel = desk.Gadget();
            var gadget = new GadgetWindow(viewModel);
            desk.Open(gadget);
            Type(viewModel.TeamCommunicator, "xyz");
            Pictures.Keep(gadget, "german-gadget-no-result");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    });

    private static void AddInteractions(Desk desk, int count)
    {
        foreach (var (logon, unseen) in new[] { ("amiller", 0), ("zbaumann", 3), ("akapoor", 120), ("ahughes", 1), ("aweaver", 0), ("bnovak", 0) }.Take(count))
        {
            desk.Interactions.Open.Add(new InteractionViewModel(logon, logon, "view") { Unseen = unseen });
        }
    }

    private static void Type(TeamCommunicatorViewModel communicator, string text)
    {
        communicator.SearchText = text;
        Eyes.Until(() => communicator.Searching.IsCompleted, "the search");
        Eyes.Settle();
    }

    private static Task LookAsync(string theme, Action<Desk> look) => Ui.RunAsync(() =>
    {
        ThemeSetting.Apply(Ui.Application, Enum.Parse<ShellTheme>(theme));
        try
        {
            using var desk = new Desk();
            look(desk);
        }
        finally
        {
            ThemeSetting.Apply(Ui.Application, ShellTheme.Light);
        }
    });
}
