using System.Net;
using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>Every line that the SIP core logs.</summary>
internal static partial class SipLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening at {Peer}")]
    public static partial void Listening(this ILogger logger, SipPeer peer);

    [LoggerMessage(2, LogLevel.Debug, "Connection {Flow} {How}")]
    public static partial void ConnectionOpened(this ILogger logger, SipFlow flow, string how);

    [LoggerMessage(3, LogLevel.Debug, "Connection {Flow} ended: {Reason}")]
    public static partial void ConnectionClosed(this ILogger logger, SipFlow flow, string reason);

    [LoggerMessage(4, LogLevel.Warning, "No more than {Limit} connections, {LimitPerAddress} from one address: {Remote} was turned away, as were {Skipped} others")]
    public static partial void TooManyConnections(this ILogger logger, int limit, int limitPerAddress, EndPoint remote, int skipped);

    [LoggerMessage(5, LogLevel.Debug, "A connection was not accepted: {Reason}")]
    public static partial void AcceptFailed(this ILogger logger, string reason);

    [LoggerMessage(6, LogLevel.Debug, "Receiving at {Local} failed: {Reason}")]
    public static partial void DatagramReceiveFailed(this ILogger logger, IPEndPoint local, string reason);

    [LoggerMessage(7, LogLevel.Error, "A fault while taking a message at {Local}")]
    public static partial void ReceiveLoopFault(this ILogger logger, Exception fault, IPEndPoint local);

    [LoggerMessage(8, LogLevel.Error, "A fault in the background")]
    public static partial void BackgroundFault(this ILogger logger, Exception fault);

    [LoggerMessage(9, LogLevel.Warning, "Malformed message from {Remote}: {Fault}; {Reaction}")]
    public static partial void Malformed(this ILogger logger, IPEndPoint remote, string fault, string reaction);

    [LoggerMessage(10, LogLevel.Warning, "{StartLine} from {Remote} was dropped: {Reason}")]
    public static partial void RequestDropped(this ILogger logger, string startLine, IPEndPoint remote, string reason);

    [LoggerMessage(11, LogLevel.Debug, "{StartLine} from {Remote} belongs to no transaction")]
    public static partial void StrayResponse(this ILogger logger, string startLine, IPEndPoint remote);

    [LoggerMessage(12, LogLevel.Debug, "{Message} could not be sent: {Reason}")]
    public static partial void NotSent(this ILogger logger, string message, string reason);

    [LoggerMessage(13, LogLevel.Error, "The handler of {Method} failed; answered with 500")]
    public static partial void HandlerFault(this ILogger logger, Exception fault, string method);

    [LoggerMessage(14, LogLevel.Trace, "{Direction} {Flow}\n{Message}", SkipEnabledCheck = true)]
    public static partial void Trace(this ILogger logger, string direction, SipFlow flow, string message);

    [LoggerMessage(15, LogLevel.Debug, "{Method} to {Peer} goes by UDP although it has {Bytes} bytes: {Reason}")]
    public static partial void StaysWithUdp(this ILogger logger, string method, SipPeer peer, int bytes, string reason);

    [LoggerMessage(16, LogLevel.Information, "Registration of {AddressOfRecord}: {State} {Detail}")]
    public static partial void RegistrationMoved(this ILogger logger, SipUri addressOfRecord, SipRegistrationState state, string detail);

    [LoggerMessage(17, LogLevel.Warning, "No ACK came for the 2xx of {CallId}: the session is ended with BYE")]
    public static partial void NoAck(this ILogger logger, string callId);

    [LoggerMessage(40, LogLevel.Debug, "DNS has {Count} candidates for {Target}")]
    public static partial void Located(this ILogger logger, LocationTarget target, int count);

    [LoggerMessage(41, LogLevel.Debug, "DNS did not answer for {Kind} of {Name}: {Reason}")]
    public static partial void NameNotResolved(this ILogger logger, string name, DnsRecordKind kind, string reason);

    [LoggerMessage(42, LogLevel.Information, "{Peer} failed: {Reason}")]
    public static partial void CandidateFailed(this ILogger logger, SipPeer peer, string reason);

    [LoggerMessage(43, LogLevel.Information, "Requests go by {Peer} from here on")]
    public static partial void OutboundProxyChosen(this ILogger logger, SipPeer peer);

    [LoggerMessage(44, LogLevel.Warning, "{Count} further lines of this kind were left out")]
    public static partial void LinesLeftOut(this ILogger logger, int count);

    // No warning: the first message of all may take as long, since the code it runs through is only then compiled.
    [LoggerMessage(51, LogLevel.Debug, "A datagram to {Remote} could not be sent: {Reason}")]
    public static partial void DatagramNotSent(this ILogger logger, IPEndPoint remote, string reason);

    [LoggerMessage(50, LogLevel.Information, "A handler holds up the receive loop at {Local}: another loop goes on in its place")]
    public static partial void ReceiveLoopHeldUp(this ILogger logger, IPEndPoint local);

    [LoggerMessage(52, LogLevel.Error, "The registration of {AddressOfRecord} failed by a fault of this side; it is tried again")]
    public static partial void RegistrationFault(this ILogger logger, Exception fault, SipUri addressOfRecord);
}
