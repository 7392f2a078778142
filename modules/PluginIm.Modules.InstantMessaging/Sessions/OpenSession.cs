using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;
using PluginIm.Views;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>A session on the screen: its view model, its view and its place in the shell's interaction window.</summary>
internal sealed class OpenSession
{
    private readonly SessionViewModel _viewModel;
    private readonly ImSessionView _view;
    private readonly IInteractionHandle _handle;

    public OpenSession(ImSession session, SessionViewModel viewModel, IInteractionWindows windows, bool activate)
    {
        Session = session;
        _viewModel = viewModel;
        _view = new ImSessionView(viewModel);
        _handle = windows.Open(new InteractionTab { Id = session.Id, Title = viewModel.Parties[0].Logon, Content = _view }, activate);
        _handle.Closed += OnClosed;
        viewModel.DoneRequested += OnDoneRequested;
        viewModel.MessageReceived += OnAttentionNeeded;
        viewModel.Ended += OnAttentionNeeded;
        if (activate)
        {
            _view.FocusInput();
        }
    }

    public event EventHandler? Closed;

    public ImSession Session { get; }

    public void Activate()
    {
        _handle.Activate();
        _view.FocusInput();
    }

    private void OnDoneRequested(object? sender, EventArgs e) => _handle.Close();

    private void OnAttentionNeeded(object? sender, EventArgs e)
    {
        if (!_handle.IsActive)
        {
            _handle.Flash();
        }
    }

    /// <summary>Whoever closed the tab: a session that nobody can see is over.</summary>
    private void OnClosed(object? sender, EventArgs e)
    {
        _handle.Closed -= OnClosed;
        _viewModel.DoneRequested -= OnDoneRequested;
        _viewModel.MessageReceived -= OnAttentionNeeded;
        _viewModel.Ended -= OnAttentionNeeded;
        _viewModel.Dispose();
        Closed?.Invoke(this, EventArgs.Empty);
    }
}
