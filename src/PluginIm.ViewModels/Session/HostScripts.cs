using System.Text;

namespace PluginIm.ViewModels;

/// <summary>Tells host names in which letters of several scripts are mixed, as in those that look like another host (UTS #39, 5).</summary>
internal static class HostScripts
{
    private enum Script
    {
        None,
        Latin,
        Greek,
        Cyrillic,
        Armenian,
        Hebrew,
        Arabic,
        EastAsian,
        Other,
    }

    /// <summary>Whether one of the labels of the host mixes scripts.</summary>
    public static bool AreMixed(string host) => host.Split('.').Any(IsMixed);

    private static bool IsMixed(string label) =>
        label.EnumerateRunes().Where(Rune.IsLetter).Select(rune => Of(rune.Value)).Distinct().Count() > 1;

    private static Script Of(int value) => value switch
    {
        < 0x0250 or (>= 0x1E00 and <= 0x1EFF) => Script.Latin,
        (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => Script.Greek,
        >= 0x0400 and <= 0x052F => Script.Cyrillic,
        >= 0x0530 and <= 0x058F => Script.Armenian,
        >= 0x0590 and <= 0x05FF => Script.Hebrew,
        >= 0x0600 and <= 0x08FF => Script.Arabic,
        (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) => Script.EastAsian,
        _ => Script.Other,
    };
}
