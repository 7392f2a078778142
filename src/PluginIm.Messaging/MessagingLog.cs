using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>Everything that the session layer logs. Texts of messages are never logged.</summary>
internal static partial class MessagingLog
{
    [LoggerMessage(1, LogLevel.Error, "A handler of an event threw.")]
    public static partial void HandlerFailed(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "The carrier threw while {Doing}; the session goes on without the result.")]
    public static partial void CarrierFailed(ILogger logger, Exception exception, string doing);

    [LoggerMessage(3, LogLevel.Information, "Session {SessionId} with {Peer}: {State}{Reason}.")]
    public static partial void SessionMoved(ILogger logger, string sessionId, string peer, ImSessionState state, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Option {Option} has the value \"{Value}\"; expected is {Expected}. The default holds.")]
    public static partial void BadOption(ILogger logger, string option, string value, string expected);

    [LoggerMessage(5, LogLevel.Information, "Channel: {State}{Detail}.")]
    public static partial void ChannelMoved(ILogger logger, ImChannelState state, string detail);

    [LoggerMessage(6, LogLevel.Warning, "Invitation from {Address} refused: {Refusal}.")]
    public static partial void InvitationRefused(ILogger logger, string address, CarrierEnding refusal);

    [LoggerMessage(7, LogLevel.Warning, "The directory could not be asked for {Address}; the address is shown instead.")]
    public static partial void DirectoryFailed(ILogger logger, Exception exception, string address);

    [LoggerMessage(EventId = 8, Message = "Session {SessionId}: message {MessageId} not delivered ({Failure}).")]
    public static partial void NotDelivered(ILogger logger, LogLevel level, string sessionId, string messageId, ImDeliveryFailure? failure);

    [LoggerMessage(9, LogLevel.Warning, "Session {SessionId}: message {MessageId} refused ({Receipt}).")]
    public static partial void MessageRefused(ILogger logger, string sessionId, string messageId, CarrierReceipt receipt);

    [LoggerMessage(11, LogLevel.Information, "The own invitation and that of {Address} crossed; both go on as session {SessionId}.")]
    public static partial void Joined(ILogger logger, string address, string sessionId);

    [LoggerMessage(12, LogLevel.Information, "The agent writes to {Address}, whose invitation rings: that is accepted as session {SessionId}.")]
    public static partial void AnsweredInstead(ILogger logger, string address, string sessionId);

    [LoggerMessage(13, LogLevel.Warning, "Session {SessionId}: the case is not sent: {Why}.")]
    public static partial void CaseNotSent(ILogger logger, string sessionId, string why);

    [LoggerMessage(14, LogLevel.Warning, "Session {SessionId}: moment {Revision} of the case is not with the other side ({Failure}).")]
    public static partial void CaseNotTaken(ILogger logger, string sessionId, int revision, ImDeliveryFailure? failure);

    [LoggerMessage(15, LogLevel.Error, "Session {SessionId}: the interaction's case could not be read; it goes on as it was.")]
    public static partial void CaseFailed(ILogger logger, Exception exception, string sessionId);

    [LoggerMessage(16, LogLevel.Error, "The shell could not be asked for its interaction {InteractionId}; its consultation goes on with the case as it was.")]
    public static partial void InteractionFailed(ILogger logger, Exception exception, string interactionId);

    [LoggerMessage(17, LogLevel.Warning, "Session {SessionId}: its case sets options that it may not set, or that are none: {Options}. They are passed over.")]
    public static partial void OverridesPassedOver(ILogger logger, string sessionId, string options);

    [LoggerMessage(18, LogLevel.Warning, "Session {SessionId}: its case gives option {Option} a bad value; expected is {Expected}. The option stays as it is.")]
    public static partial void BadOverride(ILogger logger, string sessionId, string option, string expected);

    [LoggerMessage(19, LogLevel.Information, "The invitation from {Address} is turned down: the agent may not use instant messaging any more.")]
    public static partial void TurnedDown(ILogger logger, string address);

    [LoggerMessage(10, LogLevel.Error, "A background task of the session layer failed.")]
    public static partial void BackgroundFailed(ILogger logger, Exception exception);
}
