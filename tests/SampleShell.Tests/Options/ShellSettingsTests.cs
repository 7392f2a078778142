namespace SampleShell.Tests;

[TestClass]
public sealed class ShellSettingsTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [TestMethod]
    public void The_command_line_stands_above_the_manifest()
    {
        var settings = new ShellSettings(
            new Dictionary<string, string> { ["im.toast-timeout"] = "00:00:30", ["im.max-length"] = "4000" },
            new Dictionary<string, string> { ["im.toast-timeout"] = "00:00:05" },
            "tcp:127.0.0.1:5060",
            "journal");

        Assert.AreEqual("00:00:05", settings.Find("im.toast-timeout"));
        Assert.AreEqual("4000", settings.Find("im.max-length"));
    }

    [TestMethod]
    public void Other_options_of_the_manifest_are_told_and_the_same_are_not()
    {
        var settings = new ShellSettings(Nothing, new Dictionary<string, string> { ["im.time-stamp"] = "false" }, "tcp:h:1", "journal");
        var told = new List<string?>();
        settings.Changed += (_, _) => told.Add(settings.Find("im.max-length"));

        settings.Use(new Dictionary<string, string> { ["im.max-length"] = "5" });
        settings.Use(new Dictionary<string, string> { ["im.max-length"] = "5", ["im.time-stamp"] = "true" });
        settings.Use(Nothing);

        Assert.AreSequenceEqual(new[] { "5", null }, told);
        Assert.AreEqual("false", settings.Find("im.time-stamp"), "The command line stands above it.");
    }

    [TestMethod]
    public void Where_the_switch_is_the_shell_knows_better_than_the_manifest()
    {
        var settings = new ShellSettings(new Dictionary<string, string> { ["sip.switch"] = "tcp:127.0.0.1:5060" }, Nothing, "tcp:127.0.0.1:49152", "journal");

        Assert.AreEqual("tcp:127.0.0.1:49152", settings.Find("sip.switch"));
    }

    [TestMethod]
    public void Who_names_the_switch_as_an_option_of_the_plugin_gets_that_one()
    {
        var settings = new ShellSettings(Nothing, new Dictionary<string, string> { ["sip.switch"] = "udp:10.0.0.7:5060" }, "tcp:127.0.0.1:5060", "journal");

        Assert.AreEqual("udp:10.0.0.7:5060", settings.Find("sip.switch"));
    }

    [TestMethod]
    public void The_domain_is_the_demonstrations_unless_the_manifest_says_otherwise()
    {
        Assert.AreEqual("im.test", new ShellSettings(Nothing, Nothing, "tcp:h:1", "journal").Find("sip.domain"));
        Assert.AreEqual("im.test", new ShellSettings(Nothing, Nothing, "tcp:h:1", "journal").Find("im.domains"));
        Assert.AreEqual(
            "corp.example", new ShellSettings(new Dictionary<string, string> { ["sip.domain"] = "corp.example" }, Nothing, "tcp:h:1", "journal").Find("sip.domain"));
    }

    [TestMethod]
    public void A_name_is_found_whatever_its_case_and_an_unknown_one_is_not()
    {
        var settings = new ShellSettings(Nothing, new Dictionary<string, string> { ["IM.Toast-Timeout"] = "5" }, "tcp:h:1", "journal");

        Assert.AreEqual("5", settings.Find("im.toast-timeout"));
        Assert.IsNull(settings.Find("im.nothing"));
    }

    [TestMethod]
    public void Open_sessions_are_kept_beside_the_shells_data_unless_the_manifest_says_otherwise()
    {
        var other = new Dictionary<string, string> { ["im.journal-directory"] = @"D:\elsewhere" };

        Assert.AreEqual(@"D:\data\journal", new ShellSettings(Nothing, Nothing, "tcp:h:1", @"D:\data\journal").Find("im.journal-directory"));
        Assert.AreEqual(@"D:\elsewhere", new ShellSettings(other, Nothing, "tcp:h:1", @"D:\data\journal").Find("im.journal-directory"));
    }
}
