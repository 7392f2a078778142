namespace SampleShell;

/// <summary>What the agent says of himself. The numbers are stored.</summary>
internal enum AgentStatus
{
    LoggedOff = 0,
    NotReady = 1,
    Busy = 2,
    Ready = 3,
}
