using PluginIm.Messaging;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Disks;

/// <summary>
/// The journal of one process. What it writes is on the disk after a while; where the process ends before, the disk may have it all the same, or
/// some of it: always a beginning.
/// </summary>
internal sealed class SimulatedJournal(Disk disk, Machine machine, VirtualClock clock, Dice dice, TimeSpan mostDelay) : IImJournal
{
    private readonly Queue<(JournalEntry Entry, TaskCompletionSource Kept)> _underWay = new();
    private TimeSpan _last;
    private bool _isDisposed;

    public ValueTask<IReadOnlyList<JournaledSession>> LoadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(disk.Read());

    public ValueTask WriteAsync(JournalEntry entry)
    {
        machine.OnWriting();
        if (machine.IsOff || _isDisposed)
        {
            // Nobody is there any more to go on; what comes once it is closed with its channel, the next start settles.
            return new ValueTask(new TaskCompletionSource().Task);
        }

        if (mostDelay == TimeSpan.Zero)
        {
            disk.Write(entry);
            return ValueTask.CompletedTask;
        }

        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay.Enqueue((entry, kept));
        var due = clock.Now + dice.Between(TimeSpan.Zero, mostDelay);
        _last = due > _last ? due : _last;
        clock.Set(_last - clock.Now, machine, WriteNext);
        return new ValueTask(kept.Task);
    }

    /// <summary>The process ends: what is under way gets to the disk as far as chance has it.</summary>
    public void OnKilled()
    {
        for (var left = dice.Between(0, _underWay.Count); left > 0; left--)
        {
            disk.Write(_underWay.Dequeue().Entry);
        }
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        while (!machine.IsOff && _underWay.Count > 0)
        {
            WriteNext();
        }

        return ValueTask.CompletedTask;
    }

    private void WriteNext()
    {
        if (_underWay.TryDequeue(out var next))
        {
            disk.Write(next.Entry);
            next.Kept.SetResult();
        }
    }
}
