namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>What goes wrong in a world, beside what people and networks do every day.</summary>
[Flags]
internal enum Fault
{
    None = 0,

    /// <summary>An invitation is accepted at the moment when it is taken back, or its time is over.</summary>
    CrossedWithdrawals = 1,
}
