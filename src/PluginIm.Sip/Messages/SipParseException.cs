namespace PluginIm.Sip;

/// <summary>What came from the wire (or was given as text) does not follow the grammar or the limits.</summary>
public sealed class SipParseException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in one clause.</param>
    /// <param name="where">Where: a header's name, "start line", "body".</param>
    /// <param name="statusToAnswer">The status with which a request of this kind is answered.</param>
    /// <param name="request">The request, as far as it could be read, when its mandatory headers allow an answer.</param>
    public SipParseException(string message, string where, int statusToAnswer = 400, SipRequest? request = null)
        : base(where + ": " + message)
    {
        Fault = message;
        Where = where;
        StatusToAnswer = statusToAnswer;
        Request = request;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Fault { get; }

    /// <summary>Where the fault is: a header's name, "start line", "body".</summary>
    public string Where { get; }

    /// <summary>The status with which to answer: 400, 505, 513.</summary>
    public int StatusToAnswer { get; }

    /// <summary>
    /// The malformed request, good for <see cref="SipResponse.For"/> alone; null when the message is a response,
    /// an ACK, or lacks what an answer needs, and is to be dropped.
    /// </summary>
    public SipRequest? Request { get; }
}
