using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>A German agent's desktop: the words lie beside modules that come from a folder.</summary>
[TestClass]
public sealed class LanguageTests
{
    [TestMethod]
    public async Task A_German_agents_desktop_speaks_German()
    {
        await using var stage = await Stage.SetAsync("german");
        var sipSwitch = await stage.StartSwitchAsync();
        var kate = stage.StartDesktop(new DesktopOptions("kmilburn", sipSwitch.Address) { Language = "de-DE" });

        await stage.StepAsync("The status bar speaks German", () => kate.SeeAsync("Im.ChannelStatus", "Instant Messaging: bereit"));
    }
}
