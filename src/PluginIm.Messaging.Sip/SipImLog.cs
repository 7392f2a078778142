using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Everything that the wire profile logs. Texts of messages are never logged.</summary>
internal static partial class SipImLog
{
    [LoggerMessage(1, LogLevel.Warning, "Option {Option} has the value \"{Value}\"; expected is {Expected}. The default holds.")]
    public static partial void BadOption(ILogger logger, string option, string value, string expected);

    [LoggerMessage(2, LogLevel.Warning, "{Method} from {From} answered {Status}: {Why}.")]
    public static partial void Refused(ILogger logger, string method, string? from, int status, string why);

    /// <summary>What a call gets that rings at the agent's telephone, too: nobody has lost anything.</summary>
    [LoggerMessage(20, LogLevel.Information, "{Method} from {From} answered {Status}: {Why}. Another device of the agent may take it.")]
    public static partial void NotForMessaging(ILogger logger, string method, string? from, int status, string why);

    /// <summary>What a request gets that met the end of its session on its way, or is an end that comes again (RFC 3261 15.1.2): whoever sent it hears of it.</summary>
    [LoggerMessage(41, LogLevel.Information, "{Method} from {From} answered {Status}: {Why}. It belongs to nothing that is there.")]
    public static partial void BelongsToNothing(ILogger logger, string method, string? from, int status, string why);

    [LoggerMessage(3, LogLevel.Information, "Registration with {Switch}: {State}{Detail}.")]
    public static partial void Registration(ILogger logger, SipPeer @switch, SipRegistrationState state, string detail);

    [LoggerMessage(4, LogLevel.Information, "Session {SessionId}: invitation answered {Status} {Phrase}.")]
    public static partial void Answered(ILogger logger, string sessionId, int status, string phrase);

    [LoggerMessage(5, LogLevel.Warning, "Session {SessionId}: the acceptance offers no messages over SIP; ended.")]
    public static partial void NoMessagesOffered(ILogger logger, string sessionId);

    [LoggerMessage(7, LogLevel.Information, "The connection to {Switch} was lost ({Why}); {Count} sessions wait for another one.")]
    public static partial void ConnectionLost(ILogger logger, SipPeer @switch, string why, int count);

    [LoggerMessage(8, LogLevel.Information, "Session {SessionId}: the way to {Peer} is lost ({Why}).")]
    public static partial void WayLost(ILogger logger, string sessionId, string peer, ImEndReason why);

    [LoggerMessage(9, LogLevel.Information, "Session {SessionId}: the way to {Peer} is there again, by {How}.")]
    public static partial void WayRestored(ILogger logger, string sessionId, string peer, string how);

    [LoggerMessage(10, LogLevel.Information, "Session {SessionId}: {Method} to find the way back answered {Status} {Phrase}.")]
    public static partial void WayNotFound(ILogger logger, string sessionId, string method, int status, string phrase);

    [LoggerMessage(11, LogLevel.Information, "Session {SessionId}: the other side's {Method} to restore it answered {Status}: {Why}.")]
    public static partial void RestoreRefused(ILogger logger, string sessionId, string method, int status, string why);

    [LoggerMessage(12, LogLevel.Warning, "Session {SessionId}: a message is not sent, at {Bytes} bytes it is longer than the switch takes ({Limit}).")]
    public static partial void MessageTooLarge(ILogger logger, string sessionId, int bytes, int limit);

    [LoggerMessage(13, LogLevel.Warning, "Session {SessionId}: a case is passed over: {Why}.")]
    public static partial void CasePassedOver(ILogger logger, string sessionId, string why);

    [LoggerMessage(40, LogLevel.Information, "Session {SessionId}: the other side is an ordinary client ({Status} {Phrase}); texts go to it one by one.")]
    public static partial void PageMode(ILogger logger, string sessionId, int status, string phrase);

    [LoggerMessage(31, LogLevel.Error, "No password for {Address}: the switch asks for one ({Status}), and the shell's ICredentials gave none for {UserName}. It comes from where that looks: the shell's own sign-in, an environment variable, the Windows Credential Manager.")]
    public static partial void NoPassword(ILogger logger, string address, string userName, int? status);

    [LoggerMessage(30, LogLevel.Warning, "Option {Option}: \"{Entry}\" is no switch and is left out; expected are entries such as tls:im.example.com or tcp:127.0.0.1:5060, parted by commas.")]
    public static partial void BadSwitch(ILogger logger, string option, string entry);
}
