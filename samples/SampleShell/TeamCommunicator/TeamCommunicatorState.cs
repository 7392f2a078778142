namespace SampleShell;

/// <summary>What the Team Communicator shows below its search field.</summary>
internal enum TeamCommunicatorState
{
    /// <summary>Nothing was typed, and nothing is at hand.</summary>
    Empty,

    /// <summary>Rows: what was found, or what is at hand.</summary>
    Results,

    NoResult,

    /// <summary>The directory is slow; what was typed is still being searched for.</summary>
    Searching,

    Unavailable,
}
