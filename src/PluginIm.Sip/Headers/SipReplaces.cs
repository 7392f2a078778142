namespace PluginIm.Sip;

/// <summary>A Replaces (RFC 3891): the dialog that an INVITE takes the place of, named by the tags as whoever receives it knows them.</summary>
/// <param name="CallId">The dialog's Call-ID.</param>
/// <param name="ToTag">The tag of whoever receives the INVITE.</param>
/// <param name="FromTag">The other side's tag.</param>
/// <param name="EarlyOnly">Whether it is to be replaced only while it is early.</param>
public sealed record SipReplaces(string CallId, string ToTag, string FromTag, bool EarlyOnly = false)
{
    /// <summary>The dialog that is meant, as this side knows it.</summary>
    public SipDialogId DialogId => new(CallId, ToTag, FromTag);

    /// <summary>Names a dialog of this side to its other side: the tags change places.</summary>
    public static SipReplaces Of(SipDialogId dialog, bool earlyOnly = false) => new(dialog.CallId, dialog.RemoteTag, dialog.LocalTag, earlyOnly);

    /// <summary>Reads a value.</summary>
    /// <exception cref="SipParseException">The text is none.</exception>
    public static SipReplaces Parse(string text) => TryParse(text, out var replaces)
        ? replaces
        : throw new SipParseException("the value lacks the Call-ID or a tag", SipHeaderNames.Replaces);

    /// <summary>Reads a value; false when the text is none. Without a tag of each side it names nothing (RFC 3891 6.1).</summary>
    public static bool TryParse(string? text, out SipReplaces replaces)
    {
        replaces = null!;
        if (!ParameterizedValue.TrySplit(text, out var callId, out var parameters) || callId.Length == 0 || callId.Any(char.IsWhiteSpace)
            || parameters["to-tag"] is not { Length: > 0 } toTag || parameters["from-tag"] is not { Length: > 0 } fromTag)
        {
            return false;
        }

        replaces = new SipReplaces(callId, toTag, fromTag, parameters.Has("early-only"));
        return true;
    }

    /// <summary>The value as on the wire.</summary>
    public override string ToString() => $"{CallId};to-tag={ToTag};from-tag={FromTag}{(EarlyOnly ? ";early-only" : "")}";
}
