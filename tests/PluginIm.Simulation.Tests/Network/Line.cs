using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Network;

/// <summary>The line of one desktop to the rest of the network: everything between it and others goes there.</summary>
internal sealed class Line(ulong seed, string name, Weather weather)
{
    private readonly Dice _up = new(seed, $"{name} up");
    private readonly Dice _down = new(seed, $"{name} down");

    public Weather Weather { get; set; } = weather;

    /// <summary>Until when nothing passes: a datagram is lost, a stream's data wait, no connection opens.</summary>
    public TimeSpan BlockedUntil { get; set; }

    public Dice Dice(bool isUp) => isUp ? _up : _down;

    /// <summary>How long something that is sent takes.</summary>
    public TimeSpan Delay(bool isUp)
    {
        var dice = Dice(isUp);
        var delay = dice.Between(Weather.LeastDelay, Weather.MostDelay);
        return dice.Chance(Weather.Lateness) ? delay + dice.Between(TimeSpan.Zero, Weather.MostLate) : delay;
    }
}
