using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>On what the agent's work with contacts stands.</summary>
internal sealed record WorkplaceServices(
    SharedDirectory Directory,
    SignedInAgent Agent,
    IInteractionWindows Windows,
    OpenInteractions Interactions,
    ConsultedTargets Consulted,
    SharedTranscripts Transcripts,
    IFileChoice FileChoice,
    TeamCommunicatorServices Communicator,
    IConfirmation Confirmation,
    Func<IRegionManager> Regions,
    Telephone Telephone,
    Action<string> Tell,
    TimeProvider Time,
    ILoggerFactory Loggers);
