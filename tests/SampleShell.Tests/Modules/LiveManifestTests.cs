using System.Text;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Contracts.Manifest;

namespace SampleShell.Tests;

/// <summary>Role and manifest that change while the desktop runs.</summary>
[TestClass]
public sealed class LiveManifestTests : IDisposable
{
    private const string Manifest = """
        { "modules": [ { "name": "A", "assembly": "A", "type": "T" }, { "name": "B", "assembly": "B", "type": "T" } ],
          "roles": {
            "Agent": { "modules": ["A"], "options": { "im.max-length": 100 } },
            "Supervisor": { "options": { "im.journal": false } },
            "Guest": { "modules": [], "privileges": [] } },
          "regions": { "im.channel-status": "Bar" } }
        """;

    private readonly TestFolder _folder = new();
    private readonly TestLog _log = new();
    private readonly List<string> _loaded = [];
    private readonly List<string> _faults = [];
    private readonly RolePrivileges _privileges;
    private readonly ShellSettings _settings;
    private readonly LiveManifest _live;
    private string[] _loadFaults = [];

    public LiveManifestTests()
    {
        var sources = ModuleSources.Read(_folder.Write("m.json", Manifest), "Agent", _log);
        _privileges = new RolePrivileges(sources.Role);
        _settings = new ShellSettings(sources.Role.Options, new Dictionary<string, string>(), "tcp:h:1", "journal");
        _live = new LiveManifest(sources, "Agent", _privileges, _settings, Load, _log.CreateLogger<LiveManifest>());
        _live.Failed += (_, fault) => _faults.Add(fault);
    }

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public void Another_role_has_its_privileges_options_and_modules_at_once()
    {
        var (changes, optionChanges) = (0, 0);
        _live.Changed += (_, _) => changes++;
        _settings.Changed += (_, _) => optionChanges++;

        _live.UseRole("Supervisor");

        Assert.AreEqual("Supervisor", _live.Role);
        Assert.IsTrue(_privileges.Has(ImPrivileges.Use));
        Assert.IsNull(_settings.Find("im.max-length"));
        CollectionAssert.AreEqual(new[] { "B" }, _loaded);
        Assert.AreEqual((1, 1), (changes, optionChanges));
    }

    [TestMethod]
    public void What_waits_for_a_restart_is_named_until_it_is_taken_back()
    {
        _live.UseRole("Supervisor");
        CollectionAssert.AreEqual(new[] { "im.journal" }, _live.Waiting.ToArray());

        _live.UseRole("Guest");
        CollectionAssert.AreEqual(new[] { "A", "B" }, _live.Waiting.ToArray(), "Modules stay loaded.");
        Assert.IsFalse(_privileges.Has(ImPrivileges.Use));

        _live.UseRole("Agent");
        CollectionAssert.AreEqual(new[] { "B" }, _live.Waiting.ToArray());
        CollectionAssert.AreEqual(new[] { "B" }, _loaded, "It was loaded once.");
        Assert.AreEqual("100", _settings.Find("im.max-length"));
    }

    [TestMethod]
    public void The_options_and_privileges_of_a_role_are_there_when_its_modules_come()
    {
        string? seen = null;
        _privileges.Changed += (_, _) => seen = _settings.Find("im.journal");
        _live.UseRole("Guest");

        _live.UseRole("Supervisor");

        Assert.AreEqual("false", seen);
    }

    [TestMethod]
    public void An_edited_manifest_holds_for_the_role_that_the_agent_has()
    {
        Read(Manifest.Replace("100", "200", StringComparison.Ordinal).Replace("Bar", "Foot", StringComparison.Ordinal));

        Assert.AreEqual("200", _settings.Find("im.max-length"));
        CollectionAssert.AreEqual(new[] { "im.channel-status" }, _live.Waiting.ToArray());
        Assert.IsEmpty(_faults);
    }

    [TestMethod]
    public void A_manifest_with_a_fault_is_named_and_the_one_before_stays_in_force()
    {
        var changes = 0;
        _live.Changed += (_, _) => changes++;

        Read("{\n \"modules\": 3 }");

        Assert.AreEqual(0, changes);
        Assert.AreEqual("100", _settings.Find("im.max-length"));
        StringAssert.StartsWith(_faults.Single(), "The manifest was changed, and the one before stays in force. m.json, line 2, key modules: ");
        StringAssert.Contains(_log.AtLeast(LogLevel.Error).Single(), "stays in force");
    }

    [TestMethod]
    public void A_module_that_comes_and_fails_is_named()
    {
        _loadFaults = ["The module B could not be loaded: no licence."];

        _live.UseRole("Supervisor");

        CollectionAssert.AreEqual(_loadFaults, _faults);
    }

    [TestMethod]
    public void The_roles_are_those_of_the_manifest_and_the_agents_own()
    {
        CollectionAssert.AreEqual(new[] { "Agent", "Supervisor", "Guest" }, _live.Roles.ToArray());

        Read("""{ "modules": [], "roles": { "Guest": {}, "*": {} } }""");

        CollectionAssert.AreEqual(new[] { "Guest", "Agent" }, _live.Roles.ToArray());
    }

    [TestMethod]
    public void The_menu_shows_the_roles_and_which_one_holds_and_switches()
    {
        var menu = new RoleViewModel(_live);
        var news = new List<string?>();
        menu.PropertyChanged += (_, change) => news.Add(change.PropertyName);

        menu.ChooseCommand.Execute("Supervisor");

        Assert.AreEqual("Role: Supervisor", menu.Text);
        Assert.AreEqual("After a restart: im.journal", menu.WaitingText);
        Assert.AreEqual("Supervisor", menu.Choices.Single(choice => choice.IsCurrent).Name);
        Assert.HasCount(1, news);

        menu.ChooseCommand.Execute("supervisor");
        Assert.HasCount(1, news, "It has that role already.");
    }

    [TestMethod]
    [DataRow("Light")]
    [DataRow("Dark")]
    public Task What_waits_stands_in_the_status_bar(string theme) => Ui.RunAsync(() =>
    {
        ThemeSetting.Apply(Ui.Application, Enum.Parse<ShellTheme>(theme));
        try
        {
            using var desk = new Desk();
            var window = desk.OpenMainWindow(role: new RoleViewModel(_live));
            var waiting = PluginIm.Views.Tests.Environment.Ui.Find<System.Windows.Controls.TextBlock>(window, "Shell.AfterRestart");
            Assert.AreEqual("", waiting.Text);

            _live.UseRole("Supervisor");
            PluginIm.Views.Tests.Environment.Ui.Settle();

            Assert.AreEqual("After a restart: im.journal", waiting.Text);
            Pictures.Keep(window, $"role-waiting-{theme.ToLowerInvariant()}");
        }
        finally
        {
            ThemeSetting.Apply(Ui.Application, ShellTheme.Light);
        }
    });

    private void Read(string json) => _live.Use(ModuleManifestReader.Read("m.json", Encoding.UTF8.GetBytes(json)));

    private string[] Load(IReadOnlyList<ManifestModule> modules)
    {
        _loaded.AddRange(modules.Select(module => module.Name));
        return _loadFaults;
    }
}
