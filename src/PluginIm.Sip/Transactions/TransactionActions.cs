namespace PluginIm.Sip;

/// <summary>What a transaction machine asks its driver to do after a move; the driver knows how long each timer is.</summary>
[Flags]
internal enum TransactionActions
{
    None = 0,

    /// <summary>Client: send the request again.</summary>
    SendRequest = 1,

    /// <summary>INVITE client: send the ACK of a final response from 300 to 699 (17.1.1.3).</summary>
    SendAck = 2,

    /// <summary>Server: send the response at hand, or the last one again.</summary>
    SendResponse = 4,

    /// <summary>Client: hand the response at hand to the transaction's user.</summary>
    PassResponse = 8,

    /// <summary>INVITE server: hand the ACK at hand to the transaction's user (RFC 6026).</summary>
    PassAck = 16,

    /// <summary>Start, or start again with the next interval, timer A, E or G.</summary>
    StartRetransmission = 32,

    /// <summary>Stop timer A, E or G.</summary>
    StopRetransmission = 64,

    /// <summary>Start timer B, F or H.</summary>
    StartTimeout = 128,

    /// <summary>Stop timer B, F or H.</summary>
    StopTimeout = 256,

    /// <summary>Start the timer that ends the state just entered: D, I, J, K, L or M.</summary>
    StartLinger = 512,

    /// <summary>Tell the user that no final response (client) or no ACK (server) came in time.</summary>
    ReportTimeout = 1024,

    /// <summary>Tell the user that the transport failed.</summary>
    ReportTransportError = 2048,

    /// <summary>Forget the transaction: nothing can match it from here on.</summary>
    Terminate = 4096,
}
