using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>What every session of a channel shares.</summary>
/// <param name="Carrier">Carries the sessions.</param>
/// <param name="Options">The options in force.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The log.</param>
/// <param name="Events">Raises the events of channel, sessions and invitations in one order.</param>
/// <param name="Ended">Told once of each session that is over, outside its lock.</param>
internal sealed record SessionContext(
    IImCarrier Carrier, ImOptions Options, TimeProvider Time, ILogger Logger, OrderedEvents Events, Action<ImSession> Ended);
