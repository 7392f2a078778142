using System.ComponentModel;
using PluginIm.Contracts;

namespace PluginIm.ViewModels;

/// <summary>
/// The sessions inside the shell's interactions, for as long as these are open. The interactions themselves are never touched. Used on the user-interface thread.
/// </summary>
public sealed class InteractionSessions : IDisposable
{
    private readonly Dictionary<IInteraction, InteractionSessionsViewModel> _open = [];
    private readonly IInteractions _interactions;
    private readonly IInteractionAttention? _attention;
    private readonly IConsultedTargets? _targets;
    private readonly Action<Action> _ifStaying;
    private readonly IDisposable _question;

    /// <summary>Follows the shell's interactions from here on.</summary>
    /// <param name="interactions">The shell's interactions.</param>
    /// <param name="attention">Where the shell marks what waits to be seen; null for nowhere.</param>
    /// <param name="targets">Where the shell lists who is being consulted; null for nowhere.</param>
    /// <param name="ifStaying">Does something unless the whole desktop ends: then sessions are signed out, not closed.</param>
    public InteractionSessions(IInteractions interactions, IInteractionAttention? attention, IConsultedTargets? targets, Action<Action> ifStaying)
    {
        _targets = targets;
        _interactions = interactions;
        _attention = attention;
        _ifStaying = ifStaying;
        interactions.Closed += OnClosed;
        _question = interactions.AskBeforeClosing(interaction => _open.GetValueOrDefault(interaction)?.Question);
    }

    /// <summary>Raised when a message has come to a session that the agent does not have in front.</summary>
    public event EventHandler? MessageMissed;

    /// <summary>The sessions inside an interaction.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <returns>Its sessions, the same for every call.</returns>
    public InteractionSessionsViewModel Of(IInteraction interaction)
    {
        if (!_open.TryGetValue(interaction, out var sessions))
        {
            sessions = new InteractionSessionsViewModel(interaction, _targets);
            sessions.MessageMissed += OnMessageMissed;
            sessions.PropertyChanged += OnChanged;
            _open.Add(interaction, sessions);
        }

        return sessions;
    }

    /// <summary>Asks and marks nothing any more; sessions stay as they are.</summary>
    public void Dispose()
    {
        _interactions.Closed -= OnClosed;
        _question.Dispose();
    }

    private void OnMessageMissed(object? sender, EventArgs e) => MessageMissed?.Invoke(this, e);

    private void OnChanged(object? sender, PropertyChangedEventArgs e)
    {
        if (e.PropertyName == nameof(InteractionSessionsViewModel.UnreadCount))
        {
            var sessions = (InteractionSessionsViewModel)sender!;
            _attention?.Show(sessions.Interaction, sessions.UnreadCount);
        }
    }

    /// <summary>What nobody can see any more is over.</summary>
    private void OnClosed(object? sender, IInteraction interaction)
    {
        if (!_open.Remove(interaction, out var sessions))
        {
            return;
        }

        sessions.MessageMissed -= OnMessageMissed;
        sessions.PropertyChanged -= OnChanged;
        foreach (var session in sessions.Clear())
        {
            session.Dispose();
            _ifStaying(session.Close);
        }
    }
}
