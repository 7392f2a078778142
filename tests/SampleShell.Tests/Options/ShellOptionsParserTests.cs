using System.Globalization;
using PluginIm.Sip;

namespace SampleShell.Tests;

[TestClass]
public sealed class ShellOptionsParserTests
{
    private const string ProgramFolder = @"C:\program";
    private const string UserFolder = @"C:\user";

    private static readonly string[] EveryOption =
    [
        "--logon", "--password", "--role", "--switch", "--data", "--log", "--manifest", "--check-manifest", "--diagnostics", "--option", "--bounds", "--theme", "--history-delay",
        "--language", "--help", "--version",
    ];

    private static ShellOptionsResult Parse(params string[] arguments) => ParseWith(null, arguments);

    private static ShellOptionsResult ParseWith(string? passwordVariable, params string[] arguments) =>
        new ShellOptionsParser(
            ProgramFolder, UserFolder, name => name == ShellOptionsParser.PasswordVariable ? passwordVariable : null).Parse(arguments);

    private static ShellOptions Read(params string[] arguments)
    {
        var result = Parse(arguments);
        Assert.IsEmpty(result.Errors, string.Join('\n', result.Errors));
        return result.Options!;
    }

    [TestMethod]
    public void Without_options_kate_works_at_an_embedded_switch_with_the_manifest_beside_the_program()
    {
        var options = Read();

        Assert.AreEqual("kmilburn", options.Logon);
        Assert.AreEqual("demo-kmilburn", options.Password.Value);
        Assert.AreEqual(ShellOptions.EmbeddedSwitch, options.Switch);
        Assert.AreEqual(UserFolder, options.DataFolder);
        Assert.AreEqual(Path.Combine(UserFolder, "desktop.db"), options.DatabaseFile);
        Assert.AreEqual(Path.Combine(UserFolder, "logs"), options.LogFolder);
        Assert.AreEqual(Path.Combine(ProgramFolder, "module-manifest.json"), options.ManifestFile);
        Assert.IsNull(options.ManifestToCheck);
        Assert.AreEqual("Agent", options.Role);
        Assert.IsNull(options.DiagnosticsFolder);
        Assert.IsEmpty(options.PluginOptions);
        Assert.IsNull(options.Bounds);
        Assert.AreEqual(ShellTheme.System, options.Theme);
        Assert.IsNull(options.Language);
    }

    [TestMethod]
    public void Every_option_is_taken()
    {
        var options = Read(
            "--logon", "amiller", "--password", "secret", "--role", "Trainee", "--check-manifest", @"C:\n.json", "--switch", "tcp:10.0.0.7:5080", "--data", @"C:\d", "--log", @"C:\l", "--manifest",
            @"C:\m.json", "--diagnostics", @"C:\diag", "--option", "im.toast-timeout=00:00:05", "--option", "x=a=b", "--bounds",
            "-10,20,800,600", "--theme", "Dark", "--language", "de-at");

        Assert.AreEqual("amiller", options.Logon);
        Assert.AreEqual("secret", options.Password.Value);
        Assert.AreEqual("Trainee", options.Role);
        Assert.AreEqual(@"C:\n.json", options.ManifestToCheck);
        Assert.AreEqual("tcp:10.0.0.7:5080", options.Switch);
        Assert.AreEqual(@"C:\d", options.DataFolder);
        Assert.AreEqual(@"C:\l", options.LogFolder);
        Assert.AreEqual(@"C:\m.json", options.ManifestFile);
        Assert.AreEqual(@"C:\diag", options.DiagnosticsFolder);
        Assert.AreEqual("00:00:05", options.PluginOptions["im.toast-timeout"]);
        Assert.AreEqual("a=b", options.PluginOptions["x"]);
        Assert.AreEqual(new WindowBounds(-10, 20, 800, 600), options.Bounds);
        Assert.AreEqual(ShellTheme.Dark, options.Theme);
        Assert.AreEqual("de-AT", options.Language?.Name);
    }

    [TestMethod]
    public void A_relative_path_is_one_from_where_the_program_was_started() =>
        Assert.AreEqual(Path.Combine(Environment.CurrentDirectory, "data"), Read("--data", "data").DataFolder);

    [TestMethod]
    public void Answers_of_the_contact_database_are_held_back_for_as_long_as_it_says()
    {
        Assert.AreEqual(TimeSpan.Zero, Read().HistoryDelay);
        Assert.AreEqual(TimeSpan.FromSeconds(2.5), Read("--history-delay", "2.5").HistoryDelay);
    }

    [TestMethod]
    public void Of_an_option_of_the_plugin_that_stands_there_twice_the_last_holds() =>
        Assert.AreEqual("2", Read("--option", "x=1", "--option", "x=2").PluginOptions["x"]);

    [TestMethod]
    public void The_password_comes_from_the_environment_rather_than_from_the_demonstration() =>
        Assert.AreEqual("from-outside", ParseWith("from-outside", "--logon", "amiller").Options!.Password.Value);

    [TestMethod]
    public void The_password_of_the_command_line_stands_above_that_of_the_environment() =>
        Assert.AreEqual("mine", ParseWith("from-outside", "--password", "mine").Options!.Password.Value);

    [TestMethod]
    public void Options_that_are_written_to_a_log_do_not_show_the_password()
    {
        var text = Read("--password", "top-secret").ToString();

        StringAssert.Contains(text, "kmilburn");
        Assert.IsFalse(text.Contains("top-secret", StringComparison.Ordinal), text);
    }

    [TestMethod]
    [DataRow("embedded")]
    [DataRow("tcp:127.0.0.1:5060")]
    [DataRow("udp:switch.example.org:5062")]
    [DataRow("tcp:[::1]:5060")]
    [DataRow("tcp:switch")]
    [DataRow("tls:im.example.com,tls:backup.example.com:5061")]
    public void A_switch_is_embedded_or_addresses_that_the_plugin_can_read(string address)
    {
        Assert.AreEqual(address, Read("--switch", address).Switch);
        Assert.IsTrue(address == ShellOptions.EmbeddedSwitch || address.Split(',').All(entry => SipPeer.TryParse(entry, out _)));
    }

    [TestMethod]
    public void Of_several_switches_the_bad_one_is_named() =>
        StringAssert.Contains(Parse("--switch", "tcp:one:5060,two").Errors.Single(), "'two'");

    [TestMethod]
    [DataRow("--logon", "", DisplayName = "empty logon")]
    [DataRow("--logon", "kate milburn", DisplayName = "logon with a blank")]
    [DataRow("--logon", "kate@im.test", DisplayName = "logon with a domain")]
    [DataRow("--switch", "127.0.0.1:5060", DisplayName = "switch without transport")]
    [DataRow("--switch", "sctp:127.0.0.1:5060", DisplayName = "switch with an unknown transport")]
    [DataRow("--switch", "tcp:127.0.0.1:99999", DisplayName = "switch with a port beyond all")]
    [DataRow("--switch", "tcp:127.0.0.1:0", DisplayName = "switch with no port")]
    [DataRow("--switch", "tcp:one:5060,,tcp:two:5060", DisplayName = "switch with an empty entry")]
    [DataRow("--switch", "tcp::5060", DisplayName = "switch without host")]
    [DataRow("--bounds", "1,2,3", DisplayName = "three numbers")]
    [DataRow("--bounds", "1,2,3,x", DisplayName = "no number")]
    [DataRow("--bounds", "0,0,0,600", DisplayName = "no width")]
    [DataRow("--history-delay", "-1", DisplayName = "a delay before the question")]
    [DataRow("--history-delay", "601", DisplayName = "a delay of more than ten minutes")]
    [DataRow("--history-delay", "NaN", DisplayName = "no delay")]
    [DataRow("--theme", "blue", DisplayName = "unknown theme")]
    [DataRow("--theme", "1", DisplayName = "theme as a number")]
    [DataRow("--theme", "Light,Dark", DisplayName = "two themes")]
    [DataRow("--language", "German", DisplayName = "language by a name of its own")]
    [DataRow("--language", "", DisplayName = "no language")]
    [DataRow("--option", "im.toast-timeout", DisplayName = "option without value")]
    [DataRow("--option", "=5", DisplayName = "option without name")]
    [DataRow("--data", "", DisplayName = "empty path")]
    [DataRow("--log", "a\0b", DisplayName = "impossible path")]
    public void A_bad_value_is_refused_and_option_and_value_are_named(string option, string value)
    {
        var result = Parse(option, value);

        Assert.IsNull(result.Options);
        StringAssert.StartsWith(result.Errors.Single(), $"{option}: '{value}'");
    }

    [TestMethod]
    public void Every_fault_is_named_not_just_the_first()
    {
        var errors = Parse("--logon", "a b", "--switch", "nowhere", "--bounds", "1", "--theme", "blue").Errors;

        CollectionAssert.AreEqual(
            new[] { "--logon", "--switch", "--bounds", "--theme" }, errors.Select(error => error[..error.IndexOf(':', StringComparison.Ordinal)]).ToArray());
    }

    [TestMethod]
    [DataRow("--colour", "red")]
    [DataRow("kmilburn", null)]
    [DataRow("--logon", null)]
    public void What_is_no_option_or_has_no_value_is_refused_and_named(string argument, string? value)
    {
        var result = Parse(value is null ? [argument] : [argument, value]);

        Assert.IsNull(result.Options);
        Assert.IsNull(result.Help);
        StringAssert.Contains(result.Errors[0], argument);
    }

    [TestMethod]
    [DataRow("--help")]
    [DataRow("-h")]
    [DataRow("-?")]
    public void Help_lists_every_option(string argument)
    {
        var result = Parse("--theme", "dark", argument);

        Assert.IsNull(result.Options);
        Assert.IsEmpty(result.Errors);
        foreach (var option in EveryOption)
        {
            StringAssert.Contains(result.Help, option);
        }

        StringAssert.Contains(result.Help, ShellOptionsParser.PasswordVariable);
    }

    [TestMethod]
    public void Help_and_faults_are_told_in_the_language_that_the_command_line_asks_for()
    {
        string[] arguments = ["--theme", "blue", "--language", "de-DE"];
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = ShellOptionsParser.LanguageOf(arguments)!;

            Assert.AreEqual("--theme: 'blue' ist weder light noch dark noch system.", Parse(arguments).Errors.Single());
            StringAssert.Contains(Parse("--help").Help, "Der Ordner der Protokolldateien.");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [TestMethod]
    [DataRow("de-DE", "--theme", "blue", "--language", "de-DE")]
    [DataRow("de-DE", "--language=de-DE", "--help")]
    [DataRow(null, "--language", "German")]
    [DataRow(null, "--language")]
    [DataRow(null, "--theme", "dark")]
    public void The_language_is_found_whatever_else_is_wrong(string? language, params string[] arguments) =>
        Assert.AreEqual(language, ShellOptionsParser.LanguageOf(arguments)?.Name);

    [TestMethod]
    public void The_version_is_told_without_a_desktop()
    {
        var result = Parse("--version");

        Assert.IsNull(result.Options);
        Assert.IsEmpty(result.Errors);
        Assert.IsFalse(string.IsNullOrWhiteSpace(result.Help));
    }
}
