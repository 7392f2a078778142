namespace PluginIm.Simulation.Tests.Time;

/// <summary>Something that happens at its time, unless it was taken back.</summary>
internal sealed class Alarm(Machine? machine, Action ring)
{
    /// <summary>Whose doing it is; null for the world's own.</summary>
    public Machine? Machine { get; } = machine;

    public bool IsOff { get; private set; }

    public void TurnOff() => IsOff = true;

    public void Ring() => ring();
}
