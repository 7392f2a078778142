namespace PluginIm.ViewModels;

/// <summary>
/// Decides which of the bells that ring is heard: the one of the highest priority, of equal ones the first. A bell that rings for a time
/// is heard when the one before it has ended; one that rings once is heard at once or not at all. Used from any thread.
/// </summary>
public sealed class Bells : IDisposable
{
    /// <summary>For how long a sound that is played once counts as heard: the system does not tell when it ends.</summary>
    private static readonly TimeSpan Once = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<Ringing> _ringing = [];
    private readonly ISoundOutput _output;
    private readonly TimeProvider _time;
    private Ringing? _heard;

    /// <summary>Creates bells of which none rings.</summary>
    /// <param name="output">Where they are heard.</param>
    /// <param name="timeProvider">The clock.</param>
    public Bells(ISoundOutput output, TimeProvider timeProvider)
    {
        _output = output;
        _time = timeProvider;
    }

    /// <summary>Rings a bell.</summary>
    /// <param name="bell">The bell; null is silent.</param>
    /// <returns>Ends the ringing when disposed; null when nothing rings.</returns>
    public IDisposable? Ring(Bell? bell)
    {
        lock (_gate)
        {
            if (bell is null || (IsOnce(bell) && _heard?.Bell.Priority >= bell.Priority))
            {
                return null;
            }

            var ringing = new Ringing(this, bell);
            _ringing.Add(ringing);
            ringing.EndAfter(IsOnce(bell) ? Once : bell.Duration ?? Timeout.InfiniteTimeSpan);
            Choose_NeedsLock();
            return ringing;
        }
    }

    /// <summary>Rings a bell that nobody answers: what would last until then is played once.</summary>
    /// <param name="bell">The bell; null is silent.</param>
    public void Tell(Bell? bell) => Ring(bell is null ? null : bell with { Duration = bell.Duration ?? TimeSpan.Zero });

    /// <summary>Ends every bell.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ringing.ForEach(ringing => ringing.Forget());
            _ringing.Clear();
            _heard = null;
            _output.Silence();
        }
    }

    private static bool IsOnce(Bell bell) => bell.Duration == TimeSpan.Zero;

    /// <summary>Ends a bell, by the agent's answer or by its time.</summary>
    private void End(Ringing ringing, bool isItsTime)
    {
        lock (_gate)
        {
            ringing.Forget();
            if (!_ringing.Remove(ringing) || _heard != ringing)
            {
                return;
            }

            Choose_NeedsLock();

            // A sound that is played once may be longer than the time for which it counts: its end is its own.
            if (_heard is null && !(isItsTime && IsOnce(ringing.Bell)))
            {
                _output.Silence();
            }
        }
    }

    private void Choose_NeedsLock()
    {
        var former = _heard;
        _heard = _ringing.MaxBy(ringing => ringing.Bell.Priority);
        if (_heard is null || _heard == former)
        {
            return;
        }

        if (former is not null && IsOnce(former.Bell))
        {
            former.Forget();
            _ringing.Remove(former);
        }

        _output.Play(_heard.Bell.File, repeats: !IsOnce(_heard.Bell));
    }

    private sealed class Ringing(Bells bells, Bell bell) : IDisposable
    {
        private ITimer? _end;

        public Bell Bell => bell;

        public void EndAfter(TimeSpan time) => _end = bells._time.CreateTimer(_ => bells.End(this, isItsTime: true), null, time, Timeout.InfiniteTimeSpan);

        public void Forget() => _end?.Dispose();

        public void Dispose() => bells.End(this, isItsTime: false);
    }
}
