using System.Windows;

namespace SampleShell;

/// <summary>Where the gadget comes up: where the agent last had it, as far as a screen is still there; else in the corner below the clock.</summary>
internal static class GadgetPlacement
{
    private const double Inset = 16;

    /// <param name="last">Where it was.</param>
    /// <param name="screen">What the taskbar leaves of the screen that is nearest to that.</param>
    public static Rect Again(Rect last, Rect screen)
    {
        var size = new Size(Math.Min(last.Width, screen.Width), Math.Min(last.Height, screen.Height));
        return new Rect(
            Math.Clamp(last.X, screen.Left, screen.Right - size.Width), Math.Clamp(last.Y, screen.Top, screen.Bottom - size.Height), size.Width, size.Height);
    }

    public static Rect FirstTime(Size size, Rect screen) =>
        Again(new Rect(screen.Right - Inset - size.Width, screen.Bottom - Inset - size.Height, size.Width, size.Height), screen);
}
