using System.Windows;
using System.Windows.Controls;

namespace PluginIm.Views.Tests.Environment;

/// <summary>A person's hands on keyboard and mouse: the windows get what they do through the system.</summary>
internal static class Hands
{
    private static readonly IHardware Hardware = CatchingFrames.IsWine ? new XHardware() : new WindowsHardware();

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

    /// <summary>Points at the middle of an element.</summary>
    public static void PointAt(FrameworkElement element)
    {
        var (x, y) = MiddleOf(element);
        Hardware.MoveTo(x, y);
        _isPointerAway = false;
        Ui.Until(() => element.IsMouseOver, "the pointer over the element");
    }

    /// <summary>Clicks where the pointer is.</summary>
    public static void Click() => Hardware.Click();

    /// <summary>Presses the mouse over one element and lets it go over another.</summary>
    public static void Drag(FrameworkElement from, FrameworkElement to)
    {
        PointAt(from);
        var (x, y) = MiddleOf(to);
        Hardware.Drag(x, y);
    }

    /// <summary>Turns the wheel by one notch over an element while a key is held.</summary>
    public static void Turn(FrameworkElement over, bool away, Key held)
    {
        PointAt(over);
        Hardware.Turn(away, held);
    }

    private static (int X, int Y) MiddleOf(FrameworkElement element)
    {
        var middle = element.PointToScreen(new Point(element.ActualWidth / 2, element.ActualHeight / 2));
        return ((int)middle.X, (int)middle.Y);
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
