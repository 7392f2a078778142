using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Softphone;

/// <summary>Every line that the telephone logs of its own.</summary>
internal static partial class PhoneLog
{
    [LoggerMessage(201, LogLevel.Debug, "A packet of sound to {Remote} was not sent: {Error}")]
    public static partial void SoundNotSent(this ILogger logger, IPEndPoint remote, SocketError error);

    [LoggerMessage(202, LogLevel.Information, "The call with {Peer} is {State}")]
    public static partial void CallMoved(this ILogger logger, string peer, CallState state);

    [LoggerMessage(203, LogLevel.Information, "{Method} from {Sender} is refused with {Status}: {Reason}")]
    public static partial void Refused(this ILogger logger, string method, string? sender, int status, string reason);

    [LoggerMessage(204, LogLevel.Error, "Work in the background failed")]
    public static partial void BackgroundFault(this ILogger logger, Exception fault);

    [LoggerMessage(205, LogLevel.Information, "The other side of the call with {Peer} did not take the change: {Answer}")]
    public static partial void ChangeRefused(this ILogger logger, string peer, string answer);

    [LoggerMessage(206, LogLevel.Error, "There is no port for the sound: {Error}")]
    public static partial void NoSound(this ILogger logger, SocketError error);
}
