using System.ComponentModel;
using System.Windows.Controls;
using PluginIm.Contracts;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>
/// Instant messaging inside an interaction: nothing for as long as there is no session, one session, or several of which one is shown. It is given its interaction
/// by whoever places it.
/// </summary>
public sealed partial class InteractionSessionsView : UserControl
{
    private readonly InteractionSessions _sessions;
    private readonly SessionViews _views;
    private InteractionSessionsViewModel? _shown;

    /// <summary>Creates the view, which shows nothing before it has an interaction.</summary>
    /// <param name="sessions">The sessions of all interactions.</param>
    public InteractionSessionsView(InteractionSessions sessions)
    {
        _sessions = sessions;
        InitializeComponent();
        ImTheme.Follow(this);
        _views = new SessionViews(Host.Children);
    }

    /// <summary>Shows the sessions of an interaction.</summary>
    /// <param name="interaction">The interaction; null for none.</param>
    public void ShowInteraction(IInteraction? interaction)
    {
        if (_shown is not null)
        {
            _shown.KeyboardWanted -= OnKeyboardWanted;
            _shown.PropertyChanged -= OnChanged;
        }

        _shown = interaction is null ? null : _sessions.Of(interaction);
        _views.Follow(_shown?.Items);
        DataContext = _shown;
        if (_shown is not null)
        {
            _shown.KeyboardWanted += OnKeyboardWanted;
            _shown.PropertyChanged += OnChanged;
            ShowSelected();
        }
    }

    private void OnChanged(object? sender, PropertyChangedEventArgs e)
    {
        if (e.PropertyName == nameof(InteractionSessionsViewModel.Selected))
        {
            ShowSelected();
        }
    }

    private void OnKeyboardWanted(object? sender, EventArgs e) => ShowSelected();

    private void ShowSelected()
    {
        _views.Show(_shown!.Selected);
        if (_shown.Selected is not null && _shown.TakeKeyboardWish())
        {
            _views.Shown?.FocusInput();
        }
    }
}
