namespace PluginIm.Simulation.Tests.Time;

/// <summary>Something that happens at its time, unless it was taken back.</summary>
internal sealed class Alarm(Machine? machine, Action ring) : IComparable<Alarm>
{
    /// <summary>Whose doing it is; null for the world's own.</summary>
    public Machine? Machine { get; } = machine;

    /// <summary>When it rings, in ticks.</summary>
    public long Due { get; set; }

    /// <summary>The place among those of the same time.</summary>
    public long Order { get; set; }

    public bool IsOff { get; private set; }

    public void TurnOff() => IsOff = true;

    public void Ring() => ring();

    public int CompareTo(Alarm? other) => other is null ? 1 : Due != other.Due ? Due.CompareTo(other.Due) : Order.CompareTo(other.Order);
}
