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
            WorkArea.Of(main));
        window.WindowStartupLocation = WindowStartupLocation.Manual;
        window.Left = place.Left;
        window.Top = place.Top;
        window.Width = place.Width;
        window.Height = place.Height;
    }

    /// <summary>Below the main window, else right of it, else over its lower right corner, where the search field stays free.</summary>
    public static Rect Find(Rect main, Size wanted, Rect screen)
    {
        var size = new Size(Math.Min(wanted.Width, screen.Width), Math.Min(wanted.Height, screen.Height));
        var below = screen.Bottom - main.Bottom - Gap;
        if (below >= size.Height * LeastShare && main.Left >= screen.Left && main.Left + size.Width <= screen.Right)
        {
            return Within(screen, new Rect(main.Left, main.Bottom + Gap, size.Width, Math.Min(size.Height, below)));
        }

        if (main.Right + Gap >= screen.Left && main.Right + Gap + size.Width <= screen.Right && main.Top + size.Height <= screen.Bottom)
        {
            return Within(screen, new Rect(main.Right + Gap, main.Top, size.Width, size.Height));
        }

        return Within(screen, new Rect(main.Right - Inset - size.Width, main.Bottom - StatusBar - size.Height, size.Width, size.Height));
    }

    private static Rect Within(Rect screen, Rect place) => place with
    {
        X = Math.Clamp(place.X, screen.Left, screen.Right - place.Width),
        Y = Math.Clamp(place.Y, screen.Top, screen.Bottom - place.Height),
    };
}
