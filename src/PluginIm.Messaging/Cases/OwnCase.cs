using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>The case of an own consultation: what of it goes out, which moments of it were taken, and which the other side has.</summary>
internal sealed class OwnCase
{
    private readonly Lock _gate = new();
    private readonly IInteraction _interaction;
    private readonly ImOptions _options;
    private readonly ILogger _logger;
    private readonly EventHandler _onChanged;
    private byte[] _written = [];
    private CarrierCase? _newest;
    private CaseRefusal? _problem;
    private int _revision;
    private int _told;
    private int _looks;
    private int _lastLook;

    /// <param name="interaction">Whose case it is.</param>
    /// <param name="revision">The last moment that an earlier process of this desktop took; 0 for none.</param>
    /// <param name="options">The options in force.</param>
    /// <param name="changed">Called on any thread when the case may have changed, until <see cref="Release"/>.</param>
    /// <param name="logger">The log.</param>
    public OwnCase(IInteraction interaction, int revision, ImOptions options, Action changed, ILogger logger)
    {
        (_interaction, _revision, _options, _logger) = (interaction, revision, options, logger);
        _onChanged = (_, _) => changed();
        interaction.Changed += _onChanged;
    }

    /// <summary>The last moment that was taken.</summary>
    public int Revision => Read(() => _revision);

    /// <summary>The newest moment, where the other side does not have it; null where there is nothing to tell.</summary>
    public CarrierCase? Untold => Read(() => _newest is { } newest && newest.Revision > _told ? newest : null);

    /// <summary>Looks at the interaction, which is the shell's code: not under a lock. What it shows is a moment of its own where it differs from the last.</summary>
    /// <param name="sessionId">The session, for the log.</param>
    /// <returns>The newest moment; null where there is none that may go out.</returns>
    public CarrierCase? Look(string sessionId)
    {
        var look = Interlocked.Increment(ref _looks);
        if (TryWrite(sessionId) is not { } written)
        {
            return Read(() => _newest);
        }

        var taken = CaseJson.Read(written, _options.MaxCaseSize, out var refusal);
        lock (_gate)
        {
            if (look > _lastLook)
            {
                _lastLook = look;
                Take_NeedsLock(sessionId, written, taken, refusal);
            }

            return _newest;
        }
    }

    /// <summary>Why the other side does not have the newest moment; null while it has it, or is about to.</summary>
    public CaseRefusal? Problem => Read(() => _problem);

    /// <summary>The other side has it, or cannot be made to take it.</summary>
    public void NoteTold(int revision, CaseRefusal? problem = null)
    {
        lock (_gate)
        {
            _told = Math.Max(_told, revision);
            if (revision == _revision)
            {
                _problem ??= problem;
            }
        }
    }

    /// <summary>Hears of the interaction no more.</summary>
    public void Release() => _interaction.Changed -= _onChanged;

    private void Take_NeedsLock(string sessionId, byte[] written, CarrierCase? taken, CaseRefusal? refusal)
    {
        if (taken is null)
        {
            if (_problem != refusal)
            {
                MessagingLog.CaseNotSent(_logger, sessionId, refusal!.Why);
            }

            _problem = refusal;
        }
        else if (!written.AsSpan().SequenceEqual(_written))
        {
            (_written, _problem) = (written, null);
            _newest = taken with { Revision = ++_revision, Line = CaseLine.Of(taken.Information, _options.ToastCaseKeys) };
        }
    }

    private byte[]? TryWrite(string sessionId)
    {
        try
        {
            return CaseJson.Write(new CarrierCase(1, CaseFilter.Apply(_interaction.CaseInformation, _options)));
        }
        catch (Exception exception)
        {
            // The boundary to the shell: the consultation goes on with the case as it was known last.
            MessagingLog.CaseFailed(_logger, exception, sessionId);
            return null;
        }
    }

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
