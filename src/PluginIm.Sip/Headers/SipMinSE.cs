namespace PluginIm.Sip;

/// <summary>A Min-SE (RFC 4028 5): the shortest session interval that somebody on the way takes.</summary>
/// <param name="Interval">The interval.</param>
public sealed record SipMinSE(TimeSpan Interval)
{
    /// <summary>What holds where no Min-SE says otherwise: nobody may ask for less (RFC 4028 5).</summary>
    public static SipMinSE Default { get; } = new(TimeSpan.FromSeconds(90));

    /// <summary>Reads a value.</summary>
    /// <exception cref="SipParseException">The text is none.</exception>
    public static SipMinSE Parse(string text) => TryParse(text, out var value)
        ? value
        : throw new SipParseException("the value is no number of seconds", SipHeaderNames.MinSE);

    /// <summary>Reads a value; false when the text is none.</summary>
    public static bool TryParse(string? text, out SipMinSE value)
    {
        value = null!;
        if (!ParameterizedValue.TrySplit(text, out var seconds, out _) || !DeltaSeconds.TryParse(seconds, out var interval))
        {
            return false;
        }

        value = new SipMinSE(interval);
        return true;
    }

    /// <summary>The value as on the wire.</summary>
    public override string ToString() => DeltaSeconds.Of(Interval);
}
