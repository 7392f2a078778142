using System.Windows;

namespace SampleShell;

/// <summary>Shows a call that rings here for as long as it rings.</summary>
internal sealed class IncomingCalls
{
    private readonly Func<Window?> _main;

    /// <param name="telephone">Where calls ring.</param>
    /// <param name="main">Finds the main window; null while there is none.</param>
    public IncomingCalls(Telephone telephone, Func<Window?> main)
    {
        _main = main;
        telephone.Rang += (_, call) => Show(call);
    }

    /// <summary>The window, while a call rings.</summary>
    public IncomingCallWindow? Window { get; private set; }

    private void Show(CallViewModel call)
    {
        if (!call.IsRinging)
        {
            return;
        }

        var main = _main();
        var window = new IncomingCallWindow(call, main);
        Window = window;
        call.Changed += (_, _) =>
        {
            if (!call.IsRinging)
            {
                window.Close();
            }
        };
        window.Closed += (_, _) => Window = null;
        window.Show();
        if (main is { IsLoaded: true })
        {
            WindowFlash.Start(main);
        }
    }
}
