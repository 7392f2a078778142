namespace PluginIm.Simulation.Tests.Network;

/// <summary>What the network does to what is sent, all the time and without anything being broken.</summary>
internal sealed record Weather
{
    public TimeSpan LeastDelay { get; init; } = TimeSpan.FromMilliseconds(1);

    public TimeSpan MostDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How many of the datagrams are lost.</summary>
    public double Loss { get; init; }

    /// <summary>How many of the datagrams arrive twice.</summary>
    public double Doubling { get; init; }

    /// <summary>How many of the datagrams are late, and are overtaken; and how many pieces of a stream are.</summary>
    public double Lateness { get; init; }

    public TimeSpan MostLate { get; init; } = TimeSpan.FromSeconds(2);
}
