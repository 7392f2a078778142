using System.Windows.Controls;

namespace PrismSlice.Tests.Regions;

/// <summary>A view with a region of its own, named <c>Inner</c>.</summary>
internal sealed class ViewWithRegion : UserControl
{
    public const string RegionName = "Inner";

    public ViewWithRegion() => Content = Host;

    public ContentControl Host { get; } = Shell.HostOf(RegionName);
}
