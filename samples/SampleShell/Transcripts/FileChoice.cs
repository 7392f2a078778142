using Microsoft.Win32;

namespace SampleShell;

/// <summary>Asks with the dialog of Windows.</summary>
internal sealed class FileChoice : IFileChoice
{
    public string? Choose(string suggestion, string kind)
    {
        var ending = Path.GetExtension(suggestion);
        var dialog = new SaveFileDialog { FileName = suggestion, DefaultExt = ending, Filter = $"{kind}|*{ending}" };
        return dialog.ShowDialog() == true ? dialog.FileName : null;
    }
}
