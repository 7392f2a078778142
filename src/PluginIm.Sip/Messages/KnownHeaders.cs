using System.Buffers;
using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// The table of known header fields: name, compact form, and whether the value is a comma-separated list. A known name is a
/// small number in a parsed message; number 0 is every other name.
/// </summary>
internal static class KnownHeaders
{
    private const int MaxLength = 64;

    private static readonly (string Name, char Compact, bool IsList)[] Table =
    [
        ("", '\0', false),
        (SipHeaderNames.Accept, '\0', true),
        (SipHeaderNames.AcceptContact, 'a', true),
        (SipHeaderNames.AcceptEncoding, '\0', true),
        (SipHeaderNames.AcceptLanguage, '\0', true),
        (SipHeaderNames.AlertInfo, '\0', true),
        (SipHeaderNames.Allow, '\0', true),
        (SipHeaderNames.AllowEvents, 'u', true),
        (SipHeaderNames.AuthenticationInfo, '\0', false),
        (SipHeaderNames.Authorization, '\0', false),
        (SipHeaderNames.CallId, 'i', false),
        (SipHeaderNames.CallInfo, '\0', true),
        (SipHeaderNames.Contact, 'm', true),
        (SipHeaderNames.ContentDisposition, '\0', false),
        (SipHeaderNames.ContentEncoding, 'e', true),
        (SipHeaderNames.ContentId, '\0', false),
        (SipHeaderNames.ContentLanguage, '\0', true),
        (SipHeaderNames.ContentLength, 'l', false),
        (SipHeaderNames.ContentType, 'c', false),
        (SipHeaderNames.CSeq, '\0', false),
        (SipHeaderNames.Date, '\0', false),
        (SipHeaderNames.Event, 'o', false),
        (SipHeaderNames.Expires, '\0', false),
        (SipHeaderNames.FlowTimer, '\0', false),
        (SipHeaderNames.From, 'f', false),
        (SipHeaderNames.MaxForwards, '\0', false),
        (SipHeaderNames.MimeVersion, '\0', false),
        (SipHeaderNames.MinExpires, '\0', false),
        (SipHeaderNames.MinSE, '\0', false),
        (SipHeaderNames.PAssertedIdentity, '\0', true),
        (SipHeaderNames.PPreferredIdentity, '\0', true),
        (SipHeaderNames.Path, '\0', true),
        (SipHeaderNames.Priority, '\0', false),
        (SipHeaderNames.Privacy, '\0', false),
        (SipHeaderNames.ProxyAuthenticate, '\0', false),
        (SipHeaderNames.ProxyAuthenticationInfo, '\0', false),
        (SipHeaderNames.ProxyAuthorization, '\0', false),
        (SipHeaderNames.ProxyRequire, '\0', true),
        (SipHeaderNames.Reason, '\0', true),
        (SipHeaderNames.RecordRoute, '\0', true),
        (SipHeaderNames.ReferSub, '\0', false),
        (SipHeaderNames.ReferTo, 'r', false),
        (SipHeaderNames.ReferredBy, 'b', false),
        (SipHeaderNames.RejectContact, 'j', true),
        (SipHeaderNames.Replaces, '\0', false),
        (SipHeaderNames.RequestDisposition, 'd', true),
        (SipHeaderNames.Require, '\0', true),
        (SipHeaderNames.RetryAfter, '\0', false),
        (SipHeaderNames.Route, '\0', true),
        (SipHeaderNames.Server, '\0', false),
        (SipHeaderNames.ServiceRoute, '\0', true),
        (SipHeaderNames.SessionExpires, 'x', false),
        (SipHeaderNames.SessionId, '\0', false),
        (SipHeaderNames.SipETag, '\0', false),
        (SipHeaderNames.SipIfMatch, '\0', false),
        (SipHeaderNames.Subject, 's', false),
        (SipHeaderNames.SubscriptionState, '\0', false),
        (SipHeaderNames.Supported, 'k', true),
        (SipHeaderNames.Timestamp, '\0', false),
        (SipHeaderNames.To, 't', false),
        (SipHeaderNames.Unsupported, '\0', true),
        (SipHeaderNames.UserAgent, '\0', false),
        (SipHeaderNames.UserToUser, '\0', true),
        (SipHeaderNames.Via, 'v', true),
        (SipHeaderNames.Warning, '\0', true),
        (SipHeaderNames.WwwAuthenticate, '\0', false),
    ];

    private static readonly byte[][] RawNames = [.. Table.Select(row => Encoding.UTF8.GetBytes(row.Name))];

    /// <summary>The known names by a hash of theirs: the first one with that hash, and after each one the next.</summary>
    private static readonly byte[] FirstByHash = new byte[256];
    private static readonly byte[] NextOfSameHash = ChainByHash();
    private static readonly byte[] IdsByCompactName = IdsByLetter();

    internal static byte Via { get; } = Find(SipHeaderNames.Via);

    internal static byte From { get; } = Find(SipHeaderNames.From);

    internal static byte To { get; } = Find(SipHeaderNames.To);

    internal static byte CallId { get; } = Find(SipHeaderNames.CallId);

    internal static byte CSeq { get; } = Find(SipHeaderNames.CSeq);

    internal static byte Contact { get; } = Find(SipHeaderNames.Contact);

    internal static byte Route { get; } = Find(SipHeaderNames.Route);

    internal static byte RecordRoute { get; } = Find(SipHeaderNames.RecordRoute);

    internal static byte MaxForwards { get; } = Find(SipHeaderNames.MaxForwards);

    internal static byte ContentLength { get; } = Find(SipHeaderNames.ContentLength);

    internal static byte ContentType { get; } = Find(SipHeaderNames.ContentType);

    internal static byte Expires { get; } = Find(SipHeaderNames.Expires);

    /// <summary>The headers that the parser checks, as <see cref="HeaderCheck"/> numbers them.</summary>
    internal static byte[] Checked { get; } = [Via, From, To, CallId, CSeq, MaxForwards, Contact, Route, RecordRoute, Expires, ContentLength];

    internal const int MandatoryCount = 5;

    private static readonly HeaderCheck[] Checks =
        [.. Table.Select((_, id) => Array.IndexOf(Checked, (byte)id) is >= 0 and var index ? (HeaderCheck)index : HeaderCheck.None)];

    /// <summary>How many numbers there are, 0 among them.</summary>
    internal static int Count => Table.Length;

    /// <summary>Which of the checked headers this is.</summary>
    internal static HeaderCheck CheckOf(byte id) => Checks[id];

    internal static string NameOf(byte id) => Table[id].Name;

    internal static ReadOnlySpan<byte> RawNameOf(byte id) => RawNames[id];

    internal static bool IsList(byte id) => Table[id].IsList;

    internal static byte Find(string name)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        return name.Length <= MaxLength && Ascii.FromUtf16(name, bytes, out var length) == OperationStatus.Done ? Find(bytes[..length]) : (byte)0;
    }

    internal static byte Find(ReadOnlySpan<byte> name)
    {
        if (name.Length <= 1)
        {
            return name.IsEmpty ? (byte)0 : IdsByCompactName[name[0]];
        }

        for (var id = FirstByHash[HashOf(name)]; id != 0; id = NextOfSameHash[id])
        {
            var known = RawNames[id];
            if (name.Length == known.Length && (name.SequenceEqual(known) || Ascii.EqualsIgnoreCase(name, known)))
            {
                return id;
            }
        }

        return 0;
    }

    /// <summary>Of the length and the letters at both ends, without regard to case: no two known names share it.</summary>
    private static byte HashOf(byte first, byte last, int length) => (byte)(((first | 0x20) * 5) + ((last | 0x20) * 15) + (length * 37));

    private static byte HashOf(ReadOnlySpan<byte> name) => HashOf(name[0], name[^1], name.Length);

    private static byte[] ChainByHash()
    {
        var next = new byte[Table.Length];
        for (var id = (byte)(Table.Length - 1); id > 0; id--)
        {
            ref var first = ref FirstByHash[HashOf(RawNames[id])];
            (first, next[id]) = (id, first);
        }

        return next;
    }

    private static byte[] IdsByLetter()
    {
        var ids = new byte[256];
        for (byte id = 1; id < Table.Length; id++)
        {
            if (Table[id].Compact != '\0')
            {
                ids[Table[id].Compact] = ids[char.ToUpperInvariant(Table[id].Compact)] = id;
            }
        }

        return ids;
    }
}
