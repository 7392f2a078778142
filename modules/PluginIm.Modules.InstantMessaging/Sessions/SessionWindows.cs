using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Opens sessions: as tabs of the shell's interaction windows, or inside an interaction. Used on the user-interface thread.</summary>
internal sealed class SessionWindows(
    ImChannel channel,
    IInteractionWindows windows,
    Leaving leaving,
    TimeProvider time,
    SynchronizationContext userInterface,
    ILoggerFactory loggers,
    SessionSurroundings surroundings,
    InteractionSessions? interactions) : ISessionOpener
{
    private readonly List<OpenSession> _open = [];

    /// <summary>Raised when a message has come to a session that the agent does not have in front.</summary>
    public event EventHandler? MessageMissed;

    public bool HasInteractions => interactions is not null;

    public ImStartRefusal? OpenWith(ImParty peer)
    {
        if (FindOpen(peer) is { } open)
        {
            open.Activate();
            return null;
        }

        var start = channel.StartSession(peer);
        if (start.Session is { } session)
        {
            Show(session);
        }

        return start.Refusal;
    }

    public ImStartRefusal? OpenWithin(ImParty peer, IInteraction interaction)
    {
        if (interactions is null || FindOpen(peer) is not null)
        {
            return OpenWith(peer);
        }

        return Within(interactions.Of(interaction), peer, isConsultation: false, () => channel.StartSession(peer));
    }

    public ImStartRefusal? Consult(ImParty peer, IInteraction interaction) => interactions is null
        ? throw new InvalidOperationException("The shell has no place for consultations.")
        : Within(interactions.Of(interaction), peer, isConsultation: true, () => channel.StartConsultation(peer, interaction));

    /// <summary>Shows a session that the agent asked for or accepted.</summary>
    public void Show(ImSession session) => Show(session, activate: true);

    /// <summary>Shows a session that comes back by itself: it asks for attention, and leaves tab and focus where they are.</summary>
    public void ShowBehind(ImSession session)
    {
        if (session.Origin is { } interaction && interactions is not null)
        {
            interactions.Of(interaction).Add(ViewModelOf(session, interaction), isWanted: false);
            return;
        }

        Show(session, activate: false);
    }

    private ImStartRefusal? Within(InteractionSessionsViewModel within, ImParty peer, bool isConsultation, Func<ImStartResult> start)
    {
        if (within.FindOpen(peer, isConsultation) is { } open)
        {
            within.Take(open);
            return null;
        }

        var started = start();
        if (started.Session is { } session)
        {
            within.Add(ViewModelOf(session, within.Interaction), isWanted: true);
        }

        return started.Refusal;
    }

    /// <summary>What is shown beside a session in which the agent may be consulted, since the case may come later; null for an own one.</summary>
    private ConsultationViewModel? ConsultationOf(ImSession session, SessionViewModel viewModel) => !session.IsIncoming
        ? null
        : new ConsultationViewModel(viewModel, surroundings, time, userInterface, loggers.CreateLogger<ConsultationViewModel>());

    private SessionViewModel ViewModelOf(ImSession session, IInteraction? interaction = null) => new(
        session,
        session.Options,
        time,
        userInterface,
        loggers.CreateLogger<SessionViewModel>(),
        surroundings with { Interaction = interaction, OpenAgain = text => OpenAgain(session, interaction, text) });

    /// <summary>Opens a session with the party of one that is over, where that one stands, with a text that the agent sends or not.</summary>
    private string? OpenAgain(ImSession ended, IInteraction? interaction, string text)
    {
        var peer = ended.Others[0];
        var refusal = interaction is null ? OpenWith(peer) : ended.Origin is null ? OpenWithin(peer, interaction) : Consult(peer, interaction);
        if (refusal is { } why)
        {
            return StartRefusalWording.Of(why, channel.Status.State);
        }

        var within = interaction is null ? null : interactions?.Of(interaction).FindOpen(peer, ended.Origin is not null);
        var again = within ?? FindOpen(peer)?.ViewModel;
        if (again is { InputText: "" })
        {
            again.InputText = text;
        }

        return null;
    }

    private void Show(ImSession session, bool activate)
    {
        var viewModel = ViewModelOf(session);
        try
        {
            var open = new OpenSession(session, viewModel, ConsultationOf(session, viewModel), windows, leaving, activate);
            _open.Add(open);
            open.Closed += OnClosed;
            open.MessageMissed += (_, _) => MessageMissed?.Invoke(this, EventArgs.Empty);
        }
        catch
        {
            // A session that nobody can see would keep the colleague waiting: this ends it.
            viewModel.Close();
            throw;
        }
    }

    /// <summary>Two sessions with one party would split what is said: the one that is not over goes on.</summary>
    private OpenSession? FindOpen(ImParty peer) => _open.Find(open =>
        open.Session.State != ImSessionState.Ended && open.Session.Others.Any(party => party.Address == peer.Address));

    private void OnClosed(object? sender, EventArgs e) => _open.Remove((OpenSession)sender!);
}
