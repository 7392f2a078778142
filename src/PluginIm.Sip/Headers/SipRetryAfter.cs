namespace PluginIm.Sip;

/// <summary>A Retry-After (RFC 3261 20.33): when who refused may be asked again.</summary>
/// <param name="Delay">How long to wait.</param>
/// <param name="Duration">How long they can be reached after that; null where it is not said.</param>
public sealed record SipRetryAfter(TimeSpan Delay, TimeSpan? Duration = null)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>How long a response asks to wait, an hour at most: whoever asks for more is tried again all the same. Null where it asks for nothing.</summary>
    public static TimeSpan? WaitOf(SipResponse response) =>
        Of(response) is not { Delay: var delay } ? null : delay > LongestWait ? LongestWait : delay;

    /// <summary>What a response says of it; null where it says nothing, or is none of those that may (404, 413, 480, 486, 500, 503, 600, 603).</summary>
    public static SipRetryAfter? Of(SipResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.StatusCode is 404 or 413 or 480 or 486 or 500 or 503 or 600 or 603
            && TryParse(response.Headers[SipHeaderNames.RetryAfter], out var retryAfter)
                ? retryAfter
                : null;
    }

    /// <summary>Reads a value.</summary>
    /// <exception cref="SipParseException">The text is none.</exception>
    public static SipRetryAfter Parse(string text) => TryParse(text, out var retryAfter)
        ? retryAfter
        : throw new SipParseException("the value is no number of seconds", SipHeaderNames.RetryAfter);

    /// <summary>Reads a value; false when the text is none. A comment in parentheses is for people and left out.</summary>
    public static bool TryParse(string? text, out SipRetryAfter retryAfter)
    {
        retryAfter = null!;
        if (!ParameterizedValue.TrySplit(WithoutComment(text), out var seconds, out var parameters)
            || !DeltaSeconds.TryParse(seconds, out var delay))
        {
            return false;
        }

        retryAfter = new SipRetryAfter(delay, DeltaSeconds.TryParse(parameters["duration"], out var duration) ? duration : null);
        return true;
    }

    /// <summary>The value as on the wire.</summary>
    public override string ToString() => Duration is { } duration
        ? $"{DeltaSeconds.Of(Delay)};duration={DeltaSeconds.Of(duration)}"
        : DeltaSeconds.Of(Delay);

    private static string? WithoutComment(string? text)
    {
        var open = text?.IndexOf('(', StringComparison.Ordinal) ?? -1;
        var close = text?.LastIndexOf(')') ?? -1;
        return open < 0 || close < open ? text : text![..open] + text[(close + 1)..];
    }
}
