namespace PluginIm.Sip;

/// <summary>
/// Who sent a message, as far as the network vouches for it (P-Asserted-Identity, RFC 3325 9.1): one address by SIP, one by telephone, or both.
/// </summary>
/// <param name="Sip">The sip or sips address; null where none is given.</param>
/// <param name="Telephone">The tel address; null where none is given.</param>
public sealed record SipAssertedIdentity(SipAddress? Sip, SipAddress? Telephone = null)
{
    /// <summary>
    /// What a message says. Null where it says nothing, or more than RFC 3325 allows: two of a kind, another scheme, something
    /// malformed. A list like that was not made by who should have made it.
    /// </summary>
    public static SipAssertedIdentity? Of(SipMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return TryParse(message.Headers.GetValues(SipHeaderNames.PAssertedIdentity), out var identity) ? identity : null;
    }

    /// <summary>Reads the values of the header; false when they are none.</summary>
    public static bool TryParse(IReadOnlyList<string> values, out SipAssertedIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(values);
        identity = new SipAssertedIdentity(Sip: null, Telephone: null);
        foreach (var text in values)
        {
            if (!SipAddress.TryParse(text, out var address))
            {
                return false;
            }

            if (address.Uri.IsSip && identity.Sip is null)
            {
                identity = identity with { Sip = address };
            }
            else if (address.Uri.Scheme == "tel" && identity.Telephone is null)
            {
                identity = identity with { Telephone = address };
            }
            else
            {
                return false;
            }
        }

        return values.Count > 0;
    }

    /// <summary>The header's value as on the wire.</summary>
    public override string ToString() => string.Join(", ", new[] { Sip, Telephone }.Where(address => address is not null));
}
