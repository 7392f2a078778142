namespace PluginIm.Messaging;

/// <summary>What became of a text handed to a session.</summary>
public enum ImSendResult
{
    /// <summary>Taken: it is in the transcript, and its delivery is shown there.</summary>
    Accepted,

    /// <summary>Not taken: there is nothing in it but white space.</summary>
    Blank,

    /// <summary>Not taken: longer than <see cref="ImOptions.MaxLength"/>.</summary>
    TooLong,

    /// <summary>Not taken: the session is over, or is an invitation that is not accepted yet.</summary>
    NotOpen,

    /// <summary>Not sent again: the message has not failed, or was sent again already.</summary>
    NotFailed,
}
