using System.Diagnostics;
using System.IO;

namespace PluginIm.Views.Tests.Environment;

/// <summary>Keyboard and mouse of the X display that Wine's windows are on, used from outside of Wine as a person does.</summary>
internal sealed class XHardware : IHardware
{
    private int _calls;

    public bool HasKeyboard(string title) => Run("getwindowfocus getwindowname").Trim() == title;

    public void Press(params Key[][] chords) =>
        Run("key --clearmodifiers " + string.Join(' ', chords.Select(chord => string.Join('+', chord.Select(key => key.Name)))));

    public void MoveTo(int x, int y) => Run($"mousemove {x} {y}");

    public void Click() => Run("click 1");

    public void Drag(int x, int y) => Run($"mousedown 1 mousemove_relative 0 2 mousemove {x} {y} mousemove_relative 0 1 mouseup 1");

    public void Turn(bool away, Key held) => Run($"keydown {held.Name} click {(away ? 4 : 5)} keyup {held.Name}");

    /// <summary>
    /// Wine starts programs of the system around it but hands over neither their output nor their end: both come by a file. Its own
    /// start.exe comes between: asked for such a program directly, Wine answers with handles that are none, and the runtime closes them.
    /// </summary>
    private string Run(string arguments)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"xdotool-{System.Environment.ProcessId}-{++_calls}.txt");
        var outside = file[2..].Replace('\\', '/');
        Process.Start(new ProcessStartInfo("start.exe", $"/unix /bin/sh -c \"xdotool {arguments} >'{outside}.part' 2>/dev/null; mv '{outside}.part' '{outside}'\"")
        {
            UseShellExecute = false,
        })?.Dispose();
        Ui.Until(() => File.Exists(file), $"xdotool {arguments}");
        var output = File.ReadAllText(file);
        File.Delete(file);
        return output;
    }
}
