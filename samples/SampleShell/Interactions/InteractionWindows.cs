using System.ComponentModel;
using System.Windows;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>
/// Shows interactions as tabs of one window. What the agent asked for comes to the front; anything else flashes and
/// leaves tab and focus where they are.
/// </summary>
internal sealed partial class InteractionWindows : IInteractionWindows
{
    private readonly InteractionsViewModel _interactions;
    private readonly ILogger<InteractionWindows> _logger;
    private readonly Dictionary<InteractionViewModel, InteractionHandle> _handles = [];
    private InteractionWindow? _window;

    public InteractionWindows(InteractionsViewModel interactions, ILogger<InteractionWindows> logger)
    {
        _interactions = interactions;
        _logger = logger;
        interactions.ActivationAsked += (_, interaction) => Activate(interaction);
    }

    /// <summary>Raised before the window closes, and with it everything in it; who cancels keeps it open.</summary>
    public event CancelEventHandler? Closing;

    /// <summary>The window, while an interaction is open.</summary>
    public Window? Window => _window;

    public IInteractionHandle Open(InteractionTab tab, bool activate)
    {
        var interaction = _interactions.Open.FirstOrDefault(open => open.Id == tab.Id);
        if (interaction is null)
        {
            interaction = new InteractionViewModel(tab.Id, tab.Title, tab.Content);
            _handles.Add(interaction, new InteractionHandle(this, interaction));
            _interactions.Open.Add(interaction);
        }

        if (activate)
        {
            Activate(interaction);
        }
        else
        {
            ShowBehind();
            Flash(interaction);
        }

        return _handles[interaction];
    }

    public bool IsActive(InteractionViewModel interaction) => _window is { IsActive: true } && _interactions.Selected == interaction;

    public void Activate(InteractionViewModel interaction)
    {
        if (!_handles.ContainsKey(interaction))
        {
            return;
        }

        var window = Make();
        _interactions.Selected = interaction;
        interaction.Unseen = 0;
        window.ShowActivated = true;
        window.Show();
        if (window.WindowState == WindowState.Minimized)
        {
            window.WindowState = WindowState.Normal;
        }

        window.Activate();
        // The tab's view is there after the next layout; only then can something in it take the focus.
        window.Dispatcher.BeginInvoke(DispatcherPriority.Input, window.FocusContent);
    }

    public void Flash(InteractionViewModel interaction)
    {
        if (!_handles.ContainsKey(interaction) || IsActive(interaction))
        {
            return;
        }

        interaction.Unseen++;
        FlashWindow();
    }

    /// <summary>Sets how much waits in an interaction. More than before asks for attention; what is in front is seen.</summary>
    public void Mark(InteractionViewModel interaction, int unseen)
    {
        var isMore = unseen > interaction.Unseen;
        interaction.Unseen = IsActive(interaction) ? 0 : unseen;
        if (isMore)
        {
            FlashWindow();
        }
    }

    public void Close(InteractionViewModel interaction)
    {
        if (!_handles.Remove(interaction, out var handle))
        {
            return;
        }

        if (_interactions.Selected == interaction)
        {
            _interactions.Selected = _interactions.Open.FirstOrDefault(other => other != interaction);
        }

        _interactions.Open.Remove(interaction);
        RaiseClosed(handle);
        if (_interactions.Open.Count == 0)
        {
            _window?.Close();
        }
    }

    /// <summary>Closes every interaction and tells the modules that opened them.</summary>
    public void CloseAll()
    {
        foreach (var interaction in _interactions.Open.ToArray())
        {
            Close(interaction);
        }
    }

    private void FlashWindow()
    {
        if (_window is { IsActive: false } window)
        {
            WindowFlash.Start(window);
        }
    }

    private void ShowBehind()
    {
        var window = Make();
        _interactions.Selected ??= _interactions.Open[0];
        if (!window.IsVisible)
        {
            window.ShowActivated = false;
            window.Show();
        }
    }

    private InteractionWindow Make()
    {
        if (_window is { } known)
        {
            return known;
        }

        var window = new InteractionWindow(_interactions);
        WindowPlacement.Beside(Application.Current?.MainWindow, window);
        window.Activated += (_, _) => SeeSelected();
        window.SelectionChanged += (_, _) => SeeSelected();
        window.Closing += OnClosing;
        window.Closed += (_, _) =>
        {
            _window = null;
            CloseAll();
        };
        return _window = window;
    }

    /// <summary>A window that closes because its last interaction did has nothing left to ask for.</summary>
    private void OnClosing(object? sender, CancelEventArgs arguments)
    {
        if (_interactions.Open.Count > 0)
        {
            Closing?.Invoke(this, arguments);
        }
    }

    private void SeeSelected()
    {
        if (_window is { IsActive: true } && _interactions.Selected is { } selected)
        {
            selected.Unseen = 0;
        }
    }

    /// <summary>The boundary to a module's code: its fault must not end the desktop.</summary>
    private void RaiseClosed(InteractionHandle handle)
    {
        try
        {
            handle.RaiseClosed();
        }
        catch (Exception exception)
        {
            LogCloseFailed(exception, handle.Interaction.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A module failed when the interaction {Interaction} closed")]
    private partial void LogCloseFailed(Exception exception, string interaction);
}
