using System.ComponentModel;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;
using PluginIm.Views;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>A session on the screen: its view model, its view and its place in the shell's interaction window.</summary>
internal sealed class OpenSession
{
    private readonly ConsultationViewModel? _consultation;
    private readonly ISessionView _view;
    private readonly IInteractionHandle _handle;
    private readonly Leaving _leaving;

    public OpenSession(
        ImSession session, SessionViewModel viewModel, ConsultationViewModel? consultation, IInteractionWindows windows, Leaving leaving, bool activate)
    {
        Session = session;
        ViewModel = viewModel;
        _leaving = leaving;
        _consultation = consultation;
        _view = consultation is null ? new ImSessionView(viewModel) : new ConsultationView(consultation);
        _handle = windows.Open(new InteractionTab { Id = session.Id, Title = TitleOf(viewModel), Content = _view }, activate);
        _handle.Closed += OnClosed;
        viewModel.DoneRequested += OnDoneRequested;
        viewModel.MessageReceived += OnMessageReceived;
        viewModel.Ended += OnAttentionNeeded;
        viewModel.PropertyChanged += OnPropertyChanged;
        if (activate)
        {
            _view.FocusInput();
        }
    }

    public event EventHandler? Closed;

    /// <summary>Raised when a message has come that the agent does not have in front.</summary>
    public event EventHandler? MessageMissed;

    public ImSession Session { get; }

    public SessionViewModel ViewModel { get; }

    public void Activate()
    {
        _handle.Activate();
        _view.FocusInput();
    }

    private static string TitleOf(SessionViewModel viewModel) => viewModel.Parties[0].Logon;

    /// <summary>Somebody else than was invited has answered.</summary>
    private void OnPropertyChanged(object? sender, PropertyChangedEventArgs e)
    {
        if (e.PropertyName == nameof(SessionViewModel.Parties))
        {
            _handle.Title = TitleOf(ViewModel);
        }
    }

    private void OnDoneRequested(object? sender, EventArgs e) => _handle.Close();

    private void OnMessageReceived(object? sender, EventArgs e)
    {
        OnAttentionNeeded(sender, e);
        if (!_handle.IsActive)
        {
            MessageMissed?.Invoke(this, EventArgs.Empty);
        }
    }

    private void OnAttentionNeeded(object? sender, EventArgs e)
    {
        if (!_handle.IsActive)
        {
            _handle.Flash();
        }
    }

    /// <summary>Whoever closed the tab, a session that nobody can see is over; when the whole desktop goes, the channel signs it out.</summary>
    private void OnClosed(object? sender, EventArgs e)
    {
        _handle.Closed -= OnClosed;
        ViewModel.DoneRequested -= OnDoneRequested;
        ViewModel.MessageReceived -= OnMessageReceived;
        ViewModel.Ended -= OnAttentionNeeded;
        ViewModel.PropertyChanged -= OnPropertyChanged;
        _consultation?.Dispose();
        ViewModel.Dispose();
        _leaving.IfStaying(ViewModel.Close);
        Closed?.Invoke(this, EventArgs.Empty);
    }
}
