namespace PluginIm.Sip;

/// <summary>What two sides agreed on (RFC 4028): the session interval, and whether this side refreshes.</summary>
/// <param name="Interval">The session interval.</param>
/// <param name="IsRefresher">Whether this side refreshes.</param>
public readonly record struct SipSessionTerms(TimeSpan Interval, bool IsRefresher)
{
    /// <summary>The option tag of RFC 4028, for Supported and Require.</summary>
    public const string Extension = "timer";

    /// <summary>Who asks for more than this does not want the session to be watched; a request does not go again for it.</summary>
    private static readonly TimeSpan LongestMinimum = TimeSpan.FromDays(1);

    /// <summary>Asks for a session interval in an INVITE or UPDATE (7.1).</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">The interval.</param>
    /// <param name="refresher">Who shall refresh; null to leave it to the other side, as the first request of a session does.</param>
    public static void Ask(SipRequest request, SipSessionTimerOptions options, SipRefresher? refresher = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        AddSupported(request.Headers);
        request.Headers.Set(SipHeaderNames.SessionExpires, new SipSessionExpires(options.Interval, refresher).ToString());
        request.Headers.Set(SipHeaderNames.MinSE, new SipMinSE(Longer(options.Minimum, SipMinSE.Default.Interval)).ToString());
    }

    /// <summary>422 with the shortest interval that is agreed to; null where the request asks for no less (9).</summary>
    /// <exception cref="SipParseException">The header is malformed.</exception>
    public static SipResponse? RefusalOf(SipRequest request, SipSessionTimerOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var minimum = Longer(options.Minimum, SipMinSE.Default.Interval);
        return AskedBy(request) is { } asked && asked.Interval < minimum
            ? Refusal.Of(request, 422, SipHeaderNames.MinSE, new SipMinSE(minimum).ToString())
            : null;
    }

    /// <summary>
    /// Agrees in the 2xx to what a request asks for, no longer than the own interval (9, table 2). Where it asks for nothing, the own interval
    /// holds as far as the other side can do its part; else null: the session has no timer.
    /// </summary>
    public static SipSessionTerms? Agree(SipRequest request, SipResponse success, SipSessionTimerOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(success);
        ArgumentNullException.ThrowIfNull(options);
        var asked = AskedBy(request);
        var isSupported = request.Headers.HasToken(SipHeaderNames.Supported, Extension);
        if (asked is null && !isSupported && !TakesUpdate(request))
        {
            return null;
        }

        // Whoever does not know of the timer cannot refresh; else whoever asks does, unless the request says otherwise.
        var refresher = !isSupported ? SipRefresher.Uas : asked?.Refresher ?? SipRefresher.Uac;
        var interval = asked is null || asked.Interval > options.Interval ? options.Interval : asked.Interval;
        interval = Longer(interval, MinimumOf(request));
        success.Headers.Set(SipHeaderNames.SessionExpires, new SipSessionExpires(interval, refresher).ToString());
        AddSupported(success.Headers);
        if (refresher == SipRefresher.Uac && !success.Headers.HasToken(SipHeaderNames.Require, Extension))
        {
            success.Headers.Add(SipHeaderNames.Require, Extension);
        }

        return new SipSessionTerms(interval, refresher == SipRefresher.Uas);
    }

    /// <summary>
    /// What the 2xx to an own request agrees to (7.2). A side that says nothing knows no timer: it is refreshed all the same where it takes
    /// UPDATE, for that is how it is found gone; else null.
    /// </summary>
    public static SipSessionTerms? Of(SipResponse success, SipSessionTimerOptions options)
    {
        ArgumentNullException.ThrowIfNull(success);
        ArgumentNullException.ThrowIfNull(options);
        if (SipSessionExpires.TryParse(success.Headers[SipHeaderNames.SessionExpires], out var agreed))
        {
            // Less than anybody may ask for would only be a way to have this side send without end.
            return new SipSessionTerms(Longer(agreed.Interval, SipMinSE.Default.Interval), agreed.Refresher != SipRefresher.Uas);
        }

        return TakesUpdate(success) ? new SipSessionTerms(options.Interval, IsRefresher: true) : null;
    }

    /// <summary>Takes over the longer interval of a 422 into the request that goes again (7.3). False where it asks for no more.</summary>
    internal static bool TryRaise(SipRequest request, SipResponse refusal)
    {
        if (refusal.StatusCode != 422 || !SipMinSE.TryParse(refusal.Headers[SipHeaderNames.MinSE], out var minimum)
            || !SipSessionExpires.TryParse(request.Headers[SipHeaderNames.SessionExpires], out var asked)
            || minimum.Interval <= asked.Interval || minimum.Interval > LongestMinimum)
        {
            return false;
        }

        request.Headers.Set(SipHeaderNames.SessionExpires, (asked with { Interval = minimum.Interval }).ToString());
        request.Headers.Set(SipHeaderNames.MinSE, minimum.ToString());
        return true;
    }

    private static SipSessionExpires? AskedBy(SipRequest request) =>
        request.Headers[SipHeaderNames.SessionExpires] is { } text ? SipSessionExpires.Parse(text) : null;

    private static TimeSpan MinimumOf(SipRequest request) => SipMinSE.TryParse(request.Headers[SipHeaderNames.MinSE], out var minimum)
        ? Longer(minimum.Interval, SipMinSE.Default.Interval)
        : SipMinSE.Default.Interval;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static bool TakesUpdate(SipMessage message) => message.Headers.HasToken(SipHeaderNames.Allow, SipMethod.Update.Name);

    private static void AddSupported(SipHeaders headers)
    {
        if (!headers.HasToken(SipHeaderNames.Supported, Extension))
        {
            headers.Add(SipHeaderNames.Supported, Extension);
        }
    }
}
