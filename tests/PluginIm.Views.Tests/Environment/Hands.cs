using System.Runtime.InteropServices;
using System.Windows;
using System.Windows.Controls;

namespace PluginIm.Views.Tests.Environment;

/// <summary>A person's hands on keyboard and mouse: the windows get what they do through the system.</summary>
internal static class Hands
{
    private static readonly IHardware Hardware =
        NativeLibrary.TryGetExport(NativeLibrary.Load("ntdll.dll"), "wine_get_version", out _) ? new XHardware() : new WindowsHardware();

    private static bool _isPointerAway;

    public static bool HaveKeyboardOf(Window window) => Hardware.HasKeyboard(window.Title);

    /// <summary>Presses a key; of several, all but the last are held down.</summary>
    public static void Press(params Key[] chord) => Hardware.Press(chord);

    /// <summary>Types letters a to z.</summary>
    public static void Type(string letters) => Hardware.Press([.. letters.Select(letter => new[] { Key.Letter(letter) })]);

    /// <summary>Points at the middle of a button and clicks when the button has noticed the pointer.</summary>
    public static void Click(Button button)
    {
        var middle = button.PointToScreen(new Point(button.ActualWidth / 2, button.ActualHeight / 2));
        Hardware.MoveTo((int)middle.X, (int)middle.Y);
        _isPointerAway = false;
        Ui.Until(() => button.IsMouseOver, "the pointer over the button");
        Hardware.Click();
    }

    /// <summary>Puts the pointer where it lies over nothing.</summary>
    public static void MovePointerAway()
    {
        if (!_isPointerAway)
        {
            Hardware.MoveTo(0, 0);
            _isPointerAway = true;
        }
    }
}
