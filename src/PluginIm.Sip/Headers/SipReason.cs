using System.Globalization;
using System.Text;

namespace PluginIm.Sip;

/// <summary>A value of Reason (RFC 3326): why a request was sent, mostly a CANCEL or BYE.</summary>
public sealed record SipReason
{
    /// <summary>The protocol whose causes are SIP's status codes.</summary>
    public const string SipProtocol = "SIP";

    /// <summary>Makes a reason.</summary>
    /// <param name="protocol">Whose causes they are: SIP, Q.850 or another token.</param>
    /// <param name="cause">The cause; null for none.</param>
    /// <param name="text">The same for people, without quotes; null for none.</param>
    public SipReason(string protocol, int? cause = null, string? text = null)
    {
        if (!SipGrammar.IsToken(Encoding.UTF8.GetBytes(protocol)))
        {
            throw new ArgumentException("The protocol must be a token.", nameof(protocol));
        }

        SipGrammar.ThrowIfLineBreak(text, nameof(text));
        (Protocol, Cause, Text) = (protocol, cause, text);
    }

    /// <summary>Whose causes they are.</summary>
    public string Protocol { get; }

    /// <summary>The cause; null where there is none.</summary>
    public int? Cause { get; }

    /// <summary>The same for people, without quotes; null where there is none.</summary>
    public string? Text { get; }

    /// <summary>A reason whose cause is a status code of SIP.</summary>
    public static SipReason OfStatus(int status, string? text = null) => new(SipProtocol, status, text);

    /// <summary>The reason with SIP's causes that a message gives; null where it gives none.</summary>
    public static SipReason? Of(SipMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var value in message.Headers.GetValues(SipHeaderNames.Reason))
        {
            if (TryParse(value, out var reason) && reason.Protocol.Equals(SipProtocol, StringComparison.OrdinalIgnoreCase))
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>Reads one value.</summary>
    /// <exception cref="SipParseException">The text is none.</exception>
    public static SipReason Parse(string text) => TryParse(text, out var reason)
        ? reason
        : throw new SipParseException("the value names no protocol, or its cause is no number", SipHeaderNames.Reason);

    /// <summary>Reads one value; false when the text is none.</summary>
    public static bool TryParse(string? text, out SipReason reason)
    {
        reason = null!;
        if (!ParameterizedValue.TrySplit(text, out var protocol, out var parameters) || !SipGrammar.IsToken(Encoding.UTF8.GetBytes(protocol)))
        {
            return false;
        }

        int? cause = int.TryParse(parameters["cause"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (cause is null && parameters.Has("cause"))
        {
            return false;
        }

        reason = new SipReason(protocol, cause, parameters.Unquoted("text"));
        return true;
    }

    /// <summary>The value as on the wire.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Protocol);
        if (Cause is { } cause)
        {
            text.Append(CultureInfo.InvariantCulture, $";cause={cause}");
        }

        return Text is null ? text.ToString() : text.Append(";text=").Append(SipGrammar.Quote(Text)).ToString();
    }
}
