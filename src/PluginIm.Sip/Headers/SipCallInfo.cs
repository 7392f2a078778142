namespace PluginIm.Sip;

/// <summary>A value of Call-Info (RFC 3261 20.9): where more is to be found, in the same message where it is a cid (RFC 2392).</summary>
/// <param name="Uri">Where.</param>
/// <param name="Parameters">The parameters, purpose among them.</param>
public sealed record SipCallInfo(SipUri Uri, SipParameters Parameters)
{
    /// <summary>What it is for; null where it does not say.</summary>
    public string? Purpose => Parameters.Unquoted("purpose");

    /// <summary>The Content-ID of the body part that it points to, without brackets; null where it points elsewhere.</summary>
    public string? ContentId => Uri is { Scheme: "cid", Opaque: { } id } ? System.Uri.UnescapeDataString(id) : null;

    /// <summary>Points to a part of the same message.</summary>
    /// <param name="contentId">The part's Content-ID, without brackets.</param>
    /// <param name="purpose">A token that says what it is for.</param>
    public static SipCallInfo ToPart(string contentId, string purpose) =>
        new(SipUri.Parse("cid:" + System.Uri.EscapeDataString(contentId).Replace("%40", "@", StringComparison.Ordinal)), SipParameters.Empty.With("purpose", purpose));

    /// <summary>Reads one value.</summary>
    /// <exception cref="SipParseException">The text is none.</exception>
    public static SipCallInfo Parse(string text) => TryParse(text, out var info)
        ? info
        : throw new SipParseException("the value is no URI in brackets", SipHeaderNames.CallInfo);

    /// <summary>Reads one value; false when the text is none.</summary>
    public static bool TryParse(string? text, out SipCallInfo info)
    {
        info = null!;
        if (!ParameterizedValue.TrySplit(text, out var value, out var parameters)
            || value is not ['<', .. var inner, '>'] || !SipUri.TryParse(inner, out var uri))
        {
            return false;
        }

        info = new SipCallInfo(uri, parameters);
        return true;
    }

    /// <summary>The value as on the wire.</summary>
    public override string ToString() => $"<{Uri}>{Parameters}";
}
