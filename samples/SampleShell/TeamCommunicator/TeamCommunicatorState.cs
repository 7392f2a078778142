namespace SampleShell;

/// <summary>What the Team Communicator shows below its search field.</summary>
internal enum TeamCommunicatorState
{
    Empty,
    Results,
    NoResult,
    Unavailable,
}
