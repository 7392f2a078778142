using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Opens sessions as tabs of the shell's interaction windows. Used on the user-interface thread.</summary>
internal sealed class SessionWindows(
    ImChannel channel,
    IInteractionWindows windows,
    Leaving leaving,
    TimeProvider time,
    SynchronizationContext userInterface,
    ILoggerFactory loggers,
    SessionSurroundings surroundings) : ISessionOpener
{
    private readonly List<OpenSession> _open = [];

    /// <summary>Raised when a message has come to a session that the agent does not have in front.</summary>
    public event EventHandler? MessageMissed;

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

    /// <summary>Shows a session that the agent asked for or accepted.</summary>
    public void Show(ImSession session) => Show(session, activate: true);

    /// <summary>Shows a session that comes back by itself: it asks for attention, and leaves tab and focus where they are.</summary>
    public void ShowBehind(ImSession session) => Show(session, activate: false);

    private void Show(ImSession session, bool activate)
    {
        var viewModel = new SessionViewModel(session, channel.Options, time, userInterface, loggers.CreateLogger<SessionViewModel>(), surroundings);
        try
        {
            var open = new OpenSession(session, viewModel, windows, leaving, activate);
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
