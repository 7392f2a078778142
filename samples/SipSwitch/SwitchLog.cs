using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace SipSwitch;

/// <summary>Every line that the switch logs of its own.</summary>
internal static partial class SwitchLog
{
    [LoggerMessage(101, LogLevel.Information, "{User} registered {Contact} for {Seconds} s by {Flow}")]
    public static partial void Registered(this ILogger logger, string user, SipUri contact, int seconds, SipFlow flow);

    [LoggerMessage(102, LogLevel.Information, "{User} is no longer at {Contact}: {Reason}")]
    public static partial void Unregistered(this ILogger logger, string user, SipUri contact, string reason);

    [LoggerMessage(103, LogLevel.Warning, "{Request} from {Flow} was refused with {Status}: {Reason}")]
    public static partial void Refused(this ILogger logger, string request, SipFlow flow, int status, string reason);

    [LoggerMessage(104, LogLevel.Debug, "{Request} of {User} goes to {Targets} contacts")]
    public static partial void Forwarding(this ILogger logger, string request, string user, int targets);

    [LoggerMessage(105, LogLevel.Debug, "{Message} was dropped: {Reason}")]
    public static partial void Dropped(this ILogger logger, string message, string reason);

    [LoggerMessage(106, LogLevel.Information, "The switch for {Domain} has {Users} users")]
    public static partial void Started(this ILogger logger, string domain, int users);

    [LoggerMessage(107, LogLevel.Information, "{User} has published to be {State}")]
    public static partial void Published(this ILogger logger, string user, string state);

    [LoggerMessage(108, LogLevel.Information, "{Method} by {Flow} is too large for UDP and goes so all the same: {Reason}")]
    public static partial void StaysWithUdp(this ILogger logger, string method, SipFlow flow, string reason);

    [LoggerMessage(109, LogLevel.Information, "{Method} to {Point} is offered to {User}")]
    public static partial void Offered(this ILogger logger, string method, string point, string user);

    [LoggerMessage(110, LogLevel.Information, "{User} did not take it: {Answer}")]
    public static partial void NotTaken(this ILogger logger, string user, string answer);

    [LoggerMessage(111, LogLevel.Information, "{Method} to {Point} waits for an agent")]
    public static partial void Waits(this ILogger logger, string method, string point);

    [LoggerMessage(112, LogLevel.Information, "{Method} to {Point} ends: {Answer}")]
    public static partial void SearchEnded(this ILogger logger, string method, string point, string answer);

    [LoggerMessage(113, LogLevel.Warning, "{Source} sends too many requests a second")]
    public static partial void TooFast(this ILogger logger, System.Net.IPAddress source);
}
