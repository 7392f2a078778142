using System.Windows;

namespace SampleShell;

/// <summary>A call that rings here, in a corner of the screen. It is never activated, whatever is clicked in it; the keyboard reaches the same in the call bar.</summary>
internal sealed partial class IncomingCallWindow : Window
{
    private const double Gap = 16;

    private readonly Window? _main;

    /// <param name="call">The call.</param>
    /// <param name="main">The main window, on whose screen it is shown; null while there is none.</param>
    public IncomingCallWindow(CallViewModel call, Window? main)
    {
        _main = main;
        InitializeComponent();
        DataContext = call;
    }

    protected override void OnSourceInitialized(EventArgs e)
    {
        base.OnSourceInitialized(e);
        QuietWindow.NeverActivate(this);
    }

    /// <summary>Top right: below right is where invitations to messages are.</summary>
    protected override void OnContentRendered(EventArgs e)
    {
        base.OnContentRendered(e);
        Place();
    }

    protected override void OnRenderSizeChanged(SizeChangedInfo sizeInfo)
    {
        base.OnRenderSizeChanged(sizeInfo);
        Place();
    }

    private void Place()
    {
        var area = WorkArea.Of(_main is { IsLoaded: true } main ? main : this);
        (Left, Top) = (area.Right - ActualWidth - Gap, area.Top + Gap);
    }
}
