namespace Softphone;

/// <summary>Which way sound flows, as seen by whoever writes it (RFC 8866 6.7).</summary>
internal enum AudioDirection
{
    SendReceive,
    SendOnly,
    ReceiveOnly,
    Inactive,
}
