using System.Globalization;
using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>Something that happens in a world at a time.</summary>
/// <param name="At">When.</param>
internal abstract record Step(TimeSpan At)
{
    /// <summary>Brings it about. What cannot be done at this moment is left out.</summary>
    public abstract void Perform(World world);

    public sealed override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.TotalSeconds,8:0.000} {Describe()}");

    protected abstract string Describe();
}
