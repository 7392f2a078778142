using System.Windows.Controls;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>A consultation at the desktop of whoever is asked: the messages, and beside them, or in their place where there is little room, the case.</summary>
public sealed partial class ConsultationView : UserControl, ISessionView
{
    private readonly ImSessionView _session;

    /// <summary>Creates the view.</summary>
    /// <param name="consultation">What it shows.</param>
    public ConsultationView(ConsultationViewModel consultation)
    {
        InitializeComponent();
        ImTheme.Follow(this);
        DataContext = consultation;
        _session = new ImSessionView(consultation.Session);
        SessionPart.Child = _session;
    }

    /// <inheritdoc/>
    public void FocusInput() => _session.FocusInput();
}
