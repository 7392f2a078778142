namespace PluginIm.Sip;

/// <summary>A Session-Expires (RFC 4028 4): after how long without a refresh a session is over.</summary>
/// <param name="Interval">The session interval.</param>
/// <param name="Refresher">Who refreshes; null where a request leaves that to whoever answers.</param>
public sealed record SipSessionExpires(TimeSpan Interval, SipRefresher? Refresher = null)
{
    /// <summary>Reads a value.</summary>
    /// <exception cref="SipParseException">The text is none.</exception>
    public static SipSessionExpires Parse(string text) => TryParse(text, out var value)
        ? value
        : throw new SipParseException("the value is no number of seconds with a refresher", SipHeaderNames.SessionExpires);

    /// <summary>Reads a value; false when the text is none.</summary>
    public static bool TryParse(string? text, out SipSessionExpires value)
    {
        value = null!;
        if (!ParameterizedValue.TrySplit(text, out var seconds, out var parameters) || !DeltaSeconds.TryParse(seconds, out var interval))
        {
            return false;
        }

        SipRefresher? refresher = parameters["refresher"] switch
        {
            { } name when name.Equals("uac", StringComparison.OrdinalIgnoreCase) => SipRefresher.Uac,
            { } name when name.Equals("uas", StringComparison.OrdinalIgnoreCase) => SipRefresher.Uas,
            _ => null,
        };
        value = new SipSessionExpires(interval, refresher);
        return refresher is not null || !parameters.Has("refresher");
    }

    /// <summary>The value as on the wire.</summary>
    public override string ToString() => DeltaSeconds.Of(Interval) + Refresher switch
    {
        SipRefresher.Uac => ";refresher=uac",
        SipRefresher.Uas => ";refresher=uas",
        _ => "",
    };
}
