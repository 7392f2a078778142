namespace SampleShell.Tests;

[TestClass]
public sealed class SecondDesktopTests
{
    private static readonly ShellOptionsParser Parser = new(@"C:\program", @"C:\user", _ => null);

    private static ShellOptions Options(params string[] arguments) => Parser.Parse(arguments).Options!;

    [TestMethod]
    [DataRow("kmilburn", "amiller", "Amy Miller")]
    [DataRow("amiller", "kmilburn", "Kate Milburn")]
    [DataRow("zbaumann", "amiller", "Amy Miller")]
    public void It_is_that_of_a_colleague(string logon, string colleague, string name)
    {
        var second = new SecondDesktop(Options("--logon", logon), "tcp:127.0.0.1:5060");

        Assert.AreEqual(colleague, second.Logon);
        Assert.AreEqual(name, second.Name);
    }

    [TestMethod]
    public void It_has_the_same_switch_files_theme_and_options()
    {
        var first = Options(
            "--data", @"C:\da ta", "--log", @"C:\l", "--manifest", @"C:\m.json", "--theme", "dark", "--language", "de-DE", "--option", "x=a b=\"c\"", "--bounds",
            "0,0,800,600", "--diagnostics", @"C:\diag");

        var second = Options([.. new SecondDesktop(first, "tcp:127.0.0.1:49200").Arguments()]);

        Assert.AreEqual("amiller", second.Logon);
        Assert.AreEqual("tcp:127.0.0.1:49200", second.Switch);
        Assert.AreEqual(@"C:\da ta", second.DataFolder);
        Assert.AreEqual(@"C:\l", second.LogFolder);
        Assert.AreEqual(@"C:\m.json", second.ManifestFile);
        Assert.AreEqual(ShellTheme.Dark, second.Theme);
        Assert.AreEqual("de-DE", second.Language?.Name);
        Assert.AreEqual("a b=\"c\"", second.PluginOptions["x"]);
        Assert.IsNull(second.Bounds);
        Assert.IsNull(second.DiagnosticsFolder);
    }

    [TestMethod]
    public void No_password_is_on_its_command_line_or_in_its_environment()
    {
        Environment.SetEnvironmentVariable(ShellOptionsParser.PasswordVariable, "secret");
        try
        {
            var start = new SecondDesktop(Options("--password", "secret"), "tcp:127.0.0.1:5060").HowToStart();

            CollectionAssert.DoesNotContain(start.ArgumentList, "--password");
            CollectionAssert.DoesNotContain(start.ArgumentList, "secret");
            CollectionAssert.DoesNotContain(start.Environment.Values.ToArray(), "secret");
        }
        finally
        {
            Environment.SetEnvironmentVariable(ShellOptionsParser.PasswordVariable, null);
        }
    }
}
