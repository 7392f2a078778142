using System.IO;
using PluginIm.Contracts.Manifest;

namespace MinimalShell.Tests;

/// <summary>The manifest that is delivered with the shell: a build that breaks it is red.</summary>
[TestClass]
public sealed class ManifestTests
{
    [WindowTest]
    public void It_has_no_fault_and_names_a_region_that_the_window_has()
    {
        EmptyApplication.Begin();

        var read = ModuleManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "module-manifest.json"));

        Assert.IsEmpty(read.Faults);
        var footer = ((System.Windows.Controls.DockPanel)new ShellWindow(new Colleagues()).Content).Children[0];
        Assert.AreEqual(((IRegionMap)read.Manifest!).Find(ImRegions.ChannelStatus), RegionManager.GetRegionName(footer));
    }
}
