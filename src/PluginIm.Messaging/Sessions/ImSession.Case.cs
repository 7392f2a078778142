using System.Collections.Immutable;
using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <content>The case: of the own interaction, which is told while it changes, and of the other party's, which is shown.</content>
public sealed partial class ImSession
{
    /// <summary>So long after one moment of the case the next one waits: what changes within goes as one.</summary>
    private static readonly TimeSpan CasePause = TimeSpan.FromMilliseconds(250);

    /// <summary>A case that loses its way so often is what breaks it.</summary>
    private const int MaxCaseHandovers = 5;

    private readonly OwnCase? _ownCase;
    private CarrierCase? _case;
    private ImmutableDictionary<string, DateTimeOffset> _caseChanges = ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);
    private int _invitedWith;
    private CaseRefusal? _caseProblem;
    private bool _isTellingCase;
    private bool _isCaseDirty;

    /// <summary>
    /// The case about which the other party consults the agent of this desktop, as it is there at this moment; null for anything but a consultation that came in.
    /// It may come, or change, at any time: <see cref="ImSessionChangeKind.CaseChanged"/> tells.
    /// </summary>
    public CaseInformation? Case => Read(() => _case?.Information);

    /// <summary>
    /// The fields of <see cref="Case"/> that were added or changed since the agent accepted, by key, each with the time of its last change by this desktop's clock.
    /// What it was before a restart of the desktop is not known. It does not change by itself.
    /// </summary>
    public IReadOnlyDictionary<string, DateTimeOffset> CaseChanges => Read(() => _caseChanges);

    /// <summary>
    /// Why the other party does not have the newest case of an own consultation: it is too large, or not taken there. Null while the party has it, or is about to.
    /// <see cref="ImSessionChangeKind.CaseChanged"/> tells when it changes. To an ordinary client the case goes as one line, and that is all.
    /// </summary>
    public CaseRefusal? CaseProblem => Read(() => _caseProblem);

    internal async ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment)
    {
        Task kept;
        lock (_gate)
        {
            if (_machine.State is ImSessionState.NotConnected or ImSessionState.Ended)
            {
                return CarrierReceipt.NoSession;
            }

            TakeCase_NeedsLock(moment);
            kept = _journal.Kept;
        }

        await kept.ConfigureAwait(false);
        return CarrierReceipt.Taken;
    }

    /// <summary>The case never goes back: an older moment of it comes late, and the same one twice.</summary>
    private void TakeCase_NeedsLock(CarrierCase? moment)
    {
        if (moment is null || moment.Revision <= (_case?.Revision ?? 0))
        {
            return;
        }

        if (_case is { } before && (_isAccepting || _machine.State != ImSessionState.Establishing))
        {
            _caseChanges = CaseMarks.After(_caseChanges, before.Information, moment.Information, _context.Time.GetLocalNow());
        }

        _case = moment;
        _journal.Write(new CaseChanged(_id, moment));
        Tell(ImSessionChangeKind.CaseChanged, null);
    }

    private void OnOwnCaseChanged()
    {
        lock (_gate)
        {
            _isCaseDirty = true;
        }

        // Looked at elsewhere: the shell may have told of it under a lock of its own.
        Task.Run(TellCaseAsync).Forget(_context.Logger);
    }

    /// <summary>Tells the other side of the case, one moment at a time; texts go in between.</summary>
    private async Task TellCaseAsync()
    {
        if (_ownCase is not { } own || !TryBeginTellingCase())
        {
            return;
        }

        var (revision, handovers) = (0, 0);
        while (await NextCaseAsync(own).ConfigureAwait(false) is { } moment)
        {
            (revision, handovers) = (moment.Revision, moment.Revision == revision ? handovers + 1 : 1);
            var result = await _carriage.TellCaseAsync(moment).ConfigureAwait(false);
            NoteTold(own, revision, result, isLast: handovers == MaxCaseHandovers);
            await Task.Delay(CasePause, _context.Time).ConfigureAwait(false);
        }
    }

    private void NoteTold(OwnCase own, int revision, CarrierResult result, bool isLast)
    {
        if (result.Kind == CarrierResultKind.Interrupted && !isLast)
        {
            return;
        }

        var problem = default(CaseRefusal);
        if (result.Kind is CarrierResultKind.Failed or CarrierResultKind.Interrupted)
        {
            MessagingLog.CaseNotTaken(_context.Logger, Id, revision, result.Failure);
            problem = new CaseRefusal(
                result.Failure?.Status == 413 ? CaseRefusalKind.TooLarge : CaseRefusalKind.NotTaken, $"{result.Failure?.Status} {result.Failure?.Phrase}".Trim());
        }

        own.NoteTold(revision, problem);
        ShowCaseProblem(own);
    }

    private CarrierCase? LookAtCase(OwnCase own)
    {
        var moment = own.Look(Id);
        ShowCaseProblem(own);
        return moment;
    }

    private void ShowCaseProblem(OwnCase own)
    {
        lock (_gate)
        {
            if (own.Problem is var problem && _caseProblem != problem)
            {
                _caseProblem = problem;
                Tell(ImSessionChangeKind.CaseChanged, null);
            }
        }
    }

    private bool TryBeginTellingCase()
    {
        lock (_gate)
        {
            var begins = !_isTellingCase && _machine.State == ImSessionState.Connected && !_isPageMode;
            _isTellingCase |= begins;
            return begins;
        }
    }

    /// <summary>The newest moment, once it is known to be taken; null where the other side has it, or cannot be told, upon which telling is over.</summary>
    private async Task<CarrierCase?> NextCaseAsync(OwnCase own)
    {
        while (true)
        {
            lock (_gate)
            {
                _isCaseDirty = false;
            }

            LookAtCase(own);
            CarrierCase moment;
            Task kept;
            lock (_gate)
            {
                if (_machine.State == ImSessionState.Connected && own.Untold is { } untold)
                {
                    // Its number outlives the process: what comes later has a higher one.
                    WriteHeader_NeedsLock();
                    (moment, kept) = (untold, _journal.Kept);
                }
                else if (_isCaseDirty && _machine.State == ImSessionState.Connected)
                {
                    continue;
                }
                else
                {
                    _isTellingCase = false;
                    return null;
                }
            }

            await kept.ConfigureAwait(false);
            return moment;
        }
    }
}
