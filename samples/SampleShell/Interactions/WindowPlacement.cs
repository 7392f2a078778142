using System.Windows;

namespace SampleShell;

/// <summary>Places a window beside another, so that neither hides the other where the screen has room.</summary>
internal static class WindowPlacement
{
    private const double Gap = 8;
    private const double Inset = 16;
    private const double StatusBar = 56;
    private const double LeastShare = 0.75;

    public static void Beside(Window? main, Window window)
    {
        if (main is not { IsLoaded: true, WindowState: WindowState.Normal })
        {
            window.WindowStartupLocation = WindowStartupLocation.CenterScreen;
            return;
        }

        var place = Find(
            new Rect(main.Left, main.Top, main.ActualWidth, main.ActualHeight),
            new Size(window.Width, window.Height),
            SystemParameters.WorkArea);
        window.WindowStartupLocation = WindowStartupLocation.Manual;
        window.Left = place.Left;
        window.Top = place.Top;
        window.Width = place.Width;
        window.Height = place.Height;
    }

    /// <summary>Below the main window, else right of it, else over its lower right corner, where the search field stays free.</summary>
    public static Rect Find(Rect main, Size wanted, Rect screen)
    {
        var below = screen.Bottom - main.Bottom - Gap;
        if (below >= wanted.Height * LeastShare && main.Left + wanted.Width <= screen.Right)
        {
            return new Rect(main.Left, main.Bottom + Gap, wanted.Width, Math.Min(wanted.Height, below));
        }

        if (main.Right + Gap + wanted.Width <= screen.Right && main.Top + wanted.Height <= screen.Bottom)
        {
            return new Rect(main.Right + Gap, main.Top, wanted.Width, wanted.Height);
        }

        var left = Math.Min(main.Right - Inset, screen.Right) - wanted.Width;
        var top = Math.Min(main.Bottom - StatusBar, screen.Bottom) - wanted.Height;
        return new Rect(Math.Max(screen.Left, left), Math.Max(screen.Top, top), wanted.Width, wanted.Height);
    }
}
