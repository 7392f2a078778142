namespace PluginIm.Sip;

/// <summary>
/// A Session-ID (RFC 7989): two identities, each 32 lower-case hexadecimal digits, one of each end, that no intermediary changes.
/// </summary>
public sealed record SipSessionId
{
    /// <summary>Stands for an end whose identity is not known yet.</summary>
    public const string Nil = "00000000000000000000000000000000";

    private const string RemoteParameter = "remote";

    /// <summary>Makes one.</summary>
    /// <param name="local">The identity of whoever sends it.</param>
    /// <param name="remote">The other end's identity, or <see cref="Nil"/>; null as elements of RFC 7329 write it, without.</param>
    /// <exception cref="ArgumentException">One is no identity.</exception>
    public SipSessionId(string local, string? remote = Nil)
    {
        if (!IsIdentity(local) || (remote is not null && !IsIdentity(remote)))
        {
            throw new ArgumentException("A session's identity is 32 hexadecimal digits.", IsIdentity(local) ? nameof(remote) : nameof(local));
        }

        (Local, Remote) = (local.ToLowerInvariant(), remote?.ToLowerInvariant());
    }

    /// <summary>The identity of whoever sent it.</summary>
    public string Local { get; }

    /// <summary>The identity of the other end as the sender knows it; null where the sender knows only RFC 7329.</summary>
    public string? Remote { get; }

    /// <summary>An identity for one end of a session (RFC 7989 4).</summary>
    public static string NewIdentity() => Guid.NewGuid().ToString("N");

    /// <summary>What a message says; null where it says nothing well-formed (which is passed over, RFC 7989 6).</summary>
    public static SipSessionId? Of(SipMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return TryParse(message.Headers[SipHeaderNames.SessionId], out var sessionId) ? sessionId : null;
    }

    /// <summary>Reads a value.</summary>
    /// <exception cref="SipParseException">The text is none.</exception>
    public static SipSessionId Parse(string text) => TryParse(text, out var sessionId)
        ? sessionId
        : throw new SipParseException("an identity is not 32 hexadecimal digits", SipHeaderNames.SessionId);

    /// <summary>Reads a value; false when the text is none.</summary>
    public static bool TryParse(string? text, out SipSessionId sessionId)
    {
        sessionId = null!;
        if (!ParameterizedValue.TrySplit(text, out var local, out var parameters) || !IsIdentity(local)
            || (parameters.Has(RemoteParameter) && !IsIdentity(parameters[RemoteParameter])))
        {
            return false;
        }

        sessionId = new SipSessionId(local, parameters[RemoteParameter]);
        return true;
    }

    /// <summary>What this end answers to a message with this value: the own identity first, the sender's as remote (RFC 7989 6).</summary>
    public SipSessionId AnsweredBy(string ownIdentity) => new(ownIdentity, Local);

    /// <summary>Whether both are of one session, whichever end wrote them (RFC 7989 5): the same pair, in either order.</summary>
    public bool IsSameSessionAs(SipSessionId other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Local == other.Local && Remote == other.Remote) || (Local == other.Remote && Remote == other.Local);
    }

    /// <summary>The value as on the wire.</summary>
    public override string ToString() => Remote is null ? Local : $"{Local};{RemoteParameter}={Remote}";

    private static bool IsIdentity(string? text) => text is { Length: 32 } && text.All(char.IsAsciiHexDigit);
}
