using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace PluginIm.ViewModels;

/// <summary>Keeps the presence of parties as the shell's directory has it. Used on the user-interface thread; the directory may tell from any.</summary>
internal sealed class PartyPresence : IDisposable
{
    private readonly ITargetDirectory? _directory;
    private readonly ITargetDirectoryChanges? _changes;
    private readonly SynchronizationContext _userInterface;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private IReadOnlyList<PartyViewModel> _parties = [];
    private int _isAskPosted;
    private bool _isAsking;
    private bool _isAskedAgain;

    public PartyPresence(ITargetDirectory? directory, ITargetDirectoryChanges? changes, SynchronizationContext userInterface, ILogger logger)
    {
        _directory = directory;
        _changes = changes;
        _userInterface = userInterface;
        _logger = logger;
        if (changes is not null)
        {
            changes.Changed += OnDirectoryChanged;
        }
    }

    /// <summary>From here on the presence of these parties is kept.</summary>
    public void Show(IReadOnlyList<PartyViewModel> parties)
    {
        _parties = parties;
        if (_directory is null)
        {
            OnAnswered(parties, new InternalTarget?[parties.Count]);
        }

        Ask();
    }

    public void Dispose()
    {
        if (_changes is not null)
        {
            _changes.Changed -= OnDirectoryChanged;
        }

        _stopping.Cancel();
    }

    private void OnDirectoryChanged(object? sender, EventArgs e)
    {
        // However often the directory tells before the user interface gets to it, it is asked once.
        if (Interlocked.Exchange(ref _isAskPosted, 1) == 0)
        {
            _userInterface.Post(static self => ((PartyPresence)self!).OnAskPosted(), this);
        }
    }

    private void OnAskPosted()
    {
        Interlocked.Exchange(ref _isAskPosted, 0);
        Ask();
    }

    private void Ask()
    {
        if (_directory is null || _stopping.IsCancellationRequested)
        {
            return;
        }

        // A directory that is slow is not asked a second time before it has answered.
        if (_isAsking)
        {
            _isAskedAgain = true;
            return;
        }

        _isAsking = true;
        _ = AskAsync(_directory, _parties);
    }

    private async Task AskAsync(ITargetDirectory directory, IReadOnlyList<PartyViewModel> parties)
    {
        var targets = new InternalTarget?[parties.Count];
        try
        {
            for (var i = 0; i < parties.Count; i++)
            {
                targets[i] = await directory.FindByAddressAsync(parties[i].Address, _stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The session is shown no more.
        }
        catch (Exception exception)
        {
            // The boundary to the host's directory: its fault costs the presence, not the session.
            ViewModelLog.PresenceUnknown(_logger, exception);
        }

        _userInterface.Post(_ => OnAnswered(parties, targets), null);
    }

    private void OnAnswered(IReadOnlyList<PartyViewModel> parties, InternalTarget?[] targets)
    {
        foreach (var (party, target) in parties.Zip(targets))
        {
            party.Presence = target?.PresenceIn(Medium.InstantMessaging);
            party.Target = target ?? party.AsAgent();
        }

        _isAsking = false;
        if (_isAskedAgain)
        {
            _isAskedAgain = false;
            Ask();
        }
    }
}
