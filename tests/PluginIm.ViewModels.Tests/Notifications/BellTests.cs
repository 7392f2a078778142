namespace PluginIm.ViewModels.Tests.Notifications;

[TestClass]
public sealed class BellTests
{
    [TestMethod]
    public void A_bell_has_a_file_beside_the_program_a_priority_and_seconds()
    {
        var bell = Bell.TryParse(@"Sounds/chat.wav | 7 | 12", out var fault)!;

        Assert.IsNull(fault);
        Assert.AreEqual(Path.Combine(AppContext.BaseDirectory, "Sounds", "chat.wav"), bell.File);
        Assert.AreEqual(7, bell.Priority);
        Assert.AreEqual(TimeSpan.FromSeconds(12), bell.Duration);
    }

    [TestMethod]
    public void Minus_one_lasts_until_answered_and_zero_is_once()
    {
        Assert.IsNull(Bell.TryParse("a.wav|0|-1", out _)!.Duration);
        Assert.AreEqual(TimeSpan.Zero, Bell.TryParse("a.wav|0|0", out _)!.Duration);
    }

    [TestMethod]
    public void The_systems_own_sound_needs_no_file() => Assert.IsNull(Bell.TryParse("System|1|0", out _)!.File);

    [TestMethod]
    public void A_rooted_file_stays_where_it_is_and_variables_are_expanded()
    {
        var root = OperatingSystem.IsWindows() ? @"C:\bells" : "/bells";
        System.Environment.SetEnvironmentVariable("PLUGINIM_TEST_BELLS", root);

        Assert.AreEqual(Path.Combine(root, "chat.wav"), Bell.TryParse(Path.Combine("%PLUGINIM_TEST_BELLS%", "chat.wav") + "|1|0", out _)!.File);
    }

    [TestMethod]
    [DataRow("chat.wav", "file|priority|duration")]
    [DataRow("chat.wav|7", "file|priority|duration")]
    [DataRow("chat.wav|7|0|0", "file|priority|duration")]
    [DataRow("chat.mp3|7|0", "a .wav file or system before the first |")]
    [DataRow("|7|0", "a .wav file or system before the first |")]
    [DataRow("chat.wav|loud|0", "a priority from 0 to 100 between the |")]
    [DataRow("chat.wav|101|0", "a priority from 0 to 100 between the |")]
    [DataRow("chat.wav|7|-2", "seconds from 0 to 600, or -1 for until answered, after the last |")]
    [DataRow("chat.wav|7|1.5", "seconds from 0 to 600, or -1 for until answered, after the last |")]
    [DataRow("chat.wav|7|601", "seconds from 0 to 600, or -1 for until answered, after the last |")]
    public void What_is_wrong_is_said(string text, string expected)
    {
        Assert.IsNull(Bell.TryParse(text, out var fault));
        Assert.AreEqual(expected, fault);
    }
}
