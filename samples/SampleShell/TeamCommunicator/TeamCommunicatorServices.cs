using Microsoft.Extensions.Logging;

namespace SampleShell;

/// <summary>What each Team Communicator of a desktop stands on: main window and gadget have one each.</summary>
internal sealed record TeamCommunicatorServices(
    ITargetSearch Directory, ITargetLists Lists, TargetActions Actions, SignedInAgent Agent, TimeProvider Time, ILoggerFactory Loggers);
