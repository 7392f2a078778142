using Microsoft.Extensions.Logging;
using Softphone;

namespace SampleShell;

/// <summary>What is ready before the first window: options, log, directory, agent and the way to a switch.</summary>
internal sealed record DesktopServices(
    ShellOptions Options,
    ILoggerFactory Loggers,
    string LogFile,
    TimeProvider Time,
    SharedDirectory Directory,
    SignedInAgent Agent,
    SwitchConnection Switch,
    ModuleSources Modules,
    AgentStatusViewModel AgentStatus,
    DumpRequests? DumpRequests,
    Phone? Phone);
