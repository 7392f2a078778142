using Microsoft.Win32;

namespace SampleShell;

/// <summary>Asks where a file is to go.</summary>
internal static class SaveDialog
{
    public static string? Ask(string name)
    {
        var dialog = new SaveFileDialog { FileName = name, DefaultExt = ".zip", Filter = "Zip|*.zip" };
        return dialog.ShowDialog() == true ? dialog.FileName : null;
    }
}
