using System.ComponentModel;
using System.Windows;

namespace SampleShell;

/// <summary>Has the agent work in the main window or in the gadget: one comes as the other goes.</summary>
internal sealed class GadgetFrame
{
    private readonly MainWindow _main;
    private readonly GadgetSettings _settings;
    private readonly Func<GadgetViewModel> _make;
    private GadgetViewModel? _viewModel;
    private GadgetWindow? _window;

    /// <param name="main">The main window.</param>
    /// <param name="settings">What is remembered of the gadget.</param>
    /// <param name="make">Makes what it shows, when it is first needed.</param>
    public GadgetFrame(MainWindow main, GadgetSettings settings, Func<GadgetViewModel> make)
    {
        _main = main;
        _settings = settings;
        _make = make;
        main.StateChanged += (_, _) => OnMainStateChanged();
        main.Closing += (_, _) => KeepPlace();
    }

    /// <summary>The window, while the agent works in it.</summary>
    public GadgetWindow? Window => _window;

    /// <summary>The agent asked for it: it takes the keyboard, and the main window goes away.</summary>
    public void Open()
    {
        var window = Show(activate: true);
        _main.WindowState = WindowState.Minimized;
        window.Activate();
        window.FocusSearch();
    }

    public void Back()
    {
        SystemCommands.RestoreWindow(_main);
        _main.Activate();
    }

    /// <summary>To the search field where the agent works.</summary>
    public void FindTarget()
    {
        if (_window is { } gadget)
        {
            gadget.Activate();
            gadget.FocusSearch();
        }
        else
        {
            Back();
            _main.FocusSearch();
        }
    }

    private void OnMainStateChanged()
    {
        if (_main.WindowState != WindowState.Minimized)
        {
            _window?.Close();
        }
        else if (_window is null && _settings.ShowsOnMinimize)
        {
            Show(activate: false);
        }
    }

    private GadgetWindow Show(bool activate)
    {
        if (_window is { } known)
        {
            return known;
        }

        _viewModel ??= Make();
        var window = new GadgetWindow(_viewModel) { ShowActivated = activate };
        Place(window);
        window.Closing += OnClosing;
        window.Closed += (_, _) => _window = null;
        _window = window;
        window.Show();
        return window;
    }

    private GadgetViewModel Make()
    {
        var viewModel = _make();
        viewModel.BackAsked += (_, _) => Back();
        return viewModel;
    }

    private void Place(GadgetWindow window)
    {
        var place = _settings.Place is { } last
            ? GadgetPlacement.Again(new Rect(last.X, last.Y, last.Width, last.Height), WorkArea.Near(new Point(last.X, last.Y), _main))
            : GadgetPlacement.FirstTime(new Size(window.Width, window.Height), SystemParameters.WorkArea);
        (window.Left, window.Top, window.Width, window.Height) = (place.X, place.Y, place.Width, place.Height);
    }

    private void OnClosing(object? sender, CancelEventArgs arguments) => KeepPlace();

    private void KeepPlace()
    {
        if (_window is { } window)
        {
            var bounds = window.RestoreBounds;
            _settings.Place = new WindowBounds((int)bounds.X, (int)bounds.Y, (int)bounds.Width, (int)bounds.Height);
        }
    }
}
