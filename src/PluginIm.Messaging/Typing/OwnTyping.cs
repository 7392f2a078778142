namespace PluginIm.Messaging;

/// <summary>
/// When to tell the other party that the agent types (RFC 3994 3.2): once when it begins, again as long as it goes on, and when it
/// ends without a message. The session's lock guards it.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="idle">Called, outside of the lock, when there was no key for <see cref="Idle"/>; is to call <see cref="Stop"/>.</param>
internal sealed class OwnTyping(TimeProvider time, Action idle)
{
    /// <summary>How long "is typing" holds at the other party unless it is told again.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(60);

    /// <summary>Without a key for so long the agent types no more.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    private SessionTimer? _idle;
    private long? _toldAt;

    /// <summary>The agent changed the text. True when the other party is to be told that the agent types.</summary>
    public bool Typed()
    {
        (_idle ??= new SessionTimer(time, idle)).Start(Idle);
        if (_toldAt is { } toldAt && time.GetElapsedTime(toldAt) < Refresh - Idle)
        {
            return false;
        }

        _toldAt = time.GetTimestamp();
        return true;
    }

    /// <summary>The agent types no more. True when the other party was told that it does; a message tells the end by itself.</summary>
    public bool Stop()
    {
        _idle?.Stop();
        var wasTold = _toldAt is not null;
        _toldAt = null;
        return wasTold;
    }
}
