using System.Diagnostics;
using System.Windows;
using System.Windows.Controls;

namespace PluginIm.Views.Tests.Environment;

/// <summary>A person's hands on keyboard and mouse: the windows get what they do through the system.</summary>
internal static class Hands
{
    private static readonly IHardware Hardware = CatchingFrames.IsWine ? new XHardware() : new WindowsHardware();

    /// <summary>How long an element has to notice the pointer before the hand moves again.</summary>
    private static readonly TimeSpan NoticeTime = TimeSpan.FromSeconds(1);

    private static bool _isPointerAway;

    public static bool HaveKeyboardOf(Window window) => Hardware.HasKeyboard(window.Title);

    /// <summary>Presses a key; of several, all but the last are held down.</summary>
    public static void Press(params Key[] chord) => Hardware.Press(chord);

    /// <summary>Types letters a to z.</summary>
    public static void Type(string letters) => Hardware.Press([.. letters.Select(letter => new[] { Key.Letter(letter) })]);

    /// <summary>Points at a button and clicks, once, when the button has noticed the pointer.</summary>
    public static void Click(Button button)
    {
        PointAt(button);
        Hardware.Click();
    }

    /// <summary>
    /// Points at an element until that notices. A window that has just come up may still be put elsewhere by the window manager, and Wine may then give the
    /// pointer's move to the window below: as a person does, the hand moves on a little, to where the element is by now.
    /// </summary>
    public static void PointAt(FrameworkElement element)
    {
        _isPointerAway = false;
        var moves = 0;
        var next = TimeSpan.Zero;
        var watch = Stopwatch.StartNew();
        Ui.Until(
            () =>
            {
                if (element.IsMouseOver)
                {
                    return true;
                }

                if (watch.Elapsed >= next)
                {
                    var (x, y) = PlaceOn(element, moves++);
                    Hardware.MoveTo(x, y);
                    next = watch.Elapsed + NoticeTime;
                }

                return false;
            },
            $"the pointer over {element}");
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

    private static (int X, int Y) MiddleOf(FrameworkElement element) => PlaceOn(element, 0);

    /// <summary>The middle of an element, and for every further move another place not far from it.</summary>
    private static (int X, int Y) PlaceOn(FrameworkElement element, int move)
    {
        var aside = move % 2 * element.ActualWidth / 8;
        var place = element.PointToScreen(new Point((element.ActualWidth / 2) + aside, element.ActualHeight / 2));
        return ((int)place.X, (int)place.Y);
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
