namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>What goes wrong in a world, beside what people and networks do every day.</summary>
[Flags]
internal enum Fault
{
    None = 0,

    /// <summary>An invitation is accepted at the moment when it is taken back, or its time is over.</summary>
    CrossedWithdrawals = 1,

    /// <summary>Two agents invite each other at the same moment.</summary>
    CrossedInvitations = 2,

    /// <summary>Connections are cut, and both sides learn of it.</summary>
    Cuts = 4,

    /// <summary>Connections swallow what they are given, one way or both, and nobody is told.</summary>
    Silences = 8,

    /// <summary>For a while nothing passes a desktop's line.</summary>
    Blocks = 16,

    /// <summary>The switch ends without a word, and is started again.</summary>
    SwitchCrashes = 32,

    /// <summary>After that it is at the other address.</summary>
    SwitchMoves = 64,

    /// <summary>A desktop does nothing for a while.</summary>
    Sleeps = 128,

    /// <summary>The process of a desktop is killed, and started again.</summary>
    Kills = 256,

    /// <summary>Some desktops keep no journal.</summary>
    Forgetting = 512,

    /// <summary>Agents end their desktop as one should, and start it again.</summary>
    Leaving = 1024,

    /// <summary>What is shown as failed is sent again.</summary>
    SendingAgain = 2048,

    /// <summary>A desktop gets another address, and its connections get nowhere.</summary>
    Moves = 4096,
}
