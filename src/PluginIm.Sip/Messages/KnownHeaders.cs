using System.Collections.Frozen;
using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// The table of known header fields: name, compact form, and whether the value is a comma-separated list. A known name is a
/// small number in a parsed message; number 0 is every other name.
/// </summary>
internal static class KnownHeaders
{
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

    private static readonly FrozenDictionary<string, byte> IdsByName = Table
        .Select((row, index) => (row, index))
        .Skip(1)
        .SelectMany(entry => entry.row.Compact == '\0'
            ? [KeyValuePair.Create(entry.row.Name, (byte)entry.index)]
            : new[] { KeyValuePair.Create(entry.row.Name, (byte)entry.index), KeyValuePair.Create(entry.row.Compact.ToString(), (byte)entry.index) })
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The known names by length, so that a name from the wire meets few candidates.</summary>
    private static readonly byte[][] IdsByLength = [.. Enumerable.Range(0, Table.Max(row => row.Name.Length) + 1)
        .Select(length => Enumerable.Range(1, Table.Length - 1).Where(id => Table[id].Name.Length == length).Select(id => (byte)id).ToArray())];

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

    /// <summary>The headers that the parser checks, the mandatory ones first.</summary>
    internal static byte[] Checked { get; } = [Via, From, To, CallId, CSeq, MaxForwards, Contact, Route, RecordRoute, Expires];

    internal static int MandatoryCount => 5;

    internal static string NameOf(byte id) => Table[id].Name;

    internal static bool IsList(byte id) => Table[id].IsList;

    internal static byte Find(string name) => IdsByName.GetValueOrDefault(name);

    internal static byte Find(ReadOnlySpan<byte> name)
    {
        if (name.Length == 1)
        {
            return FindCompact((char)(name[0] | 0x20));
        }

        if (name.Length >= IdsByLength.Length)
        {
            return 0;
        }

        foreach (var id in IdsByLength[name.Length])
        {
            if (Ascii.EqualsIgnoreCase(name, Table[id].Name))
            {
                return id;
            }
        }

        return 0;
    }

    private static byte FindCompact(char letter)
    {
        for (byte id = 1; id < Table.Length; id++)
        {
            if (Table[id].Compact == letter)
            {
                return id;
            }
        }

        return 0;
    }
}
