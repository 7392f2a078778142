using System.Globalization;
using System.Windows.Controls;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Options;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>The options that are the agent's to choose.</summary>
[TestClass]
public sealed class AgentOptionsTests : IDisposable
{
    private static readonly ImOption TimeStamp = ImOptionTable.Get("im.time-stamp");
    private static readonly ImOption Colour = ImOptionTable.Get("im.agent.text-color");

    private readonly TestDirectory _directory = new();
    private readonly TestLog _log = new();
    private readonly ShellSettings _settings = NewSettings();

    public void Dispose()
    {
        _log.Dispose();
        _directory.Dispose();
    }

    [TestMethod]
    public void What_is_chosen_holds_at_once_stands_above_the_manifest_and_is_there_after_a_restart()
    {
        var changes = 0;
        _settings.Changed += (_, _) => changes++;
        var options = Create(_settings);

        options.Choose(TimeStamp, "false");
        var later = NewSettings();
        Create(later).Load();

        Assert.AreEqual(("false", "false", 1), (_settings.Find("im.time-stamp"), later.Find("im.time-stamp"), changes));
    }

    [TestMethod]
    public void What_is_taken_back_is_as_the_administrator_set_it_after_a_restart_too()
    {
        var options = Create(_settings);
        options.Choose(TimeStamp, "false");

        options.Choose(TimeStamp, null);
        var later = NewSettings();
        Create(later).Load();

        Assert.AreEqual(("true", "true"), (_settings.Find("im.time-stamp"), later.Find("im.time-stamp")));
        Assert.IsFalse(options.IsChosen(TimeStamp));
    }

    [TestMethod]
    public void What_is_not_the_agents_to_choose_is_passed_over()
    {
        _settings.UseAgents(new Dictionary<string, string> { ["im.max-sessions"] = "1", ["sip.switch"] = "tcp:evil.example:5060" });

        Assert.IsNull(_settings.Find("im.max-sessions"));
        Assert.AreEqual("tcp:h:1", _settings.Find("sip.switch"));
        Assert.IsTrue(AgentOptions.All.All(option => option.IsAgents));
    }

    [TestMethod]
    public void A_value_that_does_not_fit_is_named_and_changes_nothing()
    {
        var row = new OptionRow(Colour, Create(_settings));

        row.Text = "pink";
        Assert.AreEqual("Expected is a colour #AARRGGBB or #RRGGBB.", row.Problem);
        Assert.IsNull(_settings.Find(Colour.Name));
        row.Text = "#112233";

        Assert.AreEqual(("", "#112233"), (row.Problem, _settings.Find(Colour.Name)));
        row.ResetCommand.Execute(null);
        Assert.IsNull(_settings.Find(Colour.Name));
        Assert.IsFalse(row.ResetCommand.CanExecute(null));
    }

    [TestMethod]
    public void Without_the_shared_file_a_choice_holds_until_the_end()
    {
        var options = new AgentOptions(() => null, "kmilburn", _settings, _log.CreateLogger<AgentOptions>());

        options.Load();
        options.Choose(TimeStamp, "false");

        Assert.AreEqual("false", _settings.Find("im.time-stamp"));
    }

    [TestMethod]
    [DataRow("Light", "en-US", "Takes effect at once.")]
    [DataRow("Dark", "en-US", "Takes effect at once.")]
    [DataRow("Light", "de-DE", "Gilt sofort.")]
    public Task The_page_shows_each_with_what_it_does_and_when_it_holds(string theme, string language, string whenItHolds) => Ui.RunAsync(() =>
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        ThemeSetting.Apply(Ui.Application, Enum.Parse<ShellTheme>(theme));
        try
        {
            using var desk = new Desk();
            var window = new OptionsWindow(Create(_settings));
            desk.Open(window);
            var rows = (IReadOnlyList<OptionRow>)window.DataContext;
            rows.Single(row => row.Name == Colour.Name).Text = "pink";
            Eyes.Settle();
            Pictures.Keep(window, $"options-{language[..2]}-{theme.ToLowerInvariant()}");

            var reset = Eyes.Find<Button>(window, "Options.Reset.im.time-stamp");
            Assert.AreEqual(System.Windows.Visibility.Hidden, reset.Visibility, "There is nothing to take back.");
            Eyes.Find<CheckBox>(window, "Options.im.time-stamp").IsChecked = false;
            Eyes.Settle();
            Assert.AreEqual(System.Windows.Visibility.Visible, reset.Visibility);

            Assert.AreEqual("false", _settings.Find("im.time-stamp"));
            StringAssert.EndsWith(rows.Single(row => row.Name == "im.ringing-bell").Meaning, whenItHolds);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
            ThemeSetting.Apply(Ui.Application, ShellTheme.Light);
        }
    });

    private static ShellSettings NewSettings() =>
        new(new Dictionary<string, string> { ["im.time-stamp"] = "true" }, new Dictionary<string, string>(), "tcp:h:1", "journal");

    private AgentOptions Create(ShellSettings settings) =>
        new(() => new AgentSettings(_directory.Database), "kmilburn", settings, _log.CreateLogger<AgentOptions>());
}
