using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What each Team Communicator of a desktop stands on: main window, gadget and each interaction have one.</summary>
internal sealed record TeamCommunicatorServices(
    ITargetSearch Directory, ITargetLists Lists, TargetActions Actions, SignedInAgent Agent, TimeProvider Time, ILoggerFactory Loggers)
{
    /// <summary>In which interaction it stands; null in the main window and the gadget.</summary>
    public IInteraction? Interaction { get; init; }
}
