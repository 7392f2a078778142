namespace PluginIm.Sip;

/// <summary>The values that were made of header lines, kept until the line changes. Most messages pass through without one.</summary>
internal sealed class TypedHeaders
{
    internal SipVia? TopVia { get; set; }

    internal SipVia[]? Vias { get; set; }

    internal SipAddress? From { get; set; }

    internal SipAddress? To { get; set; }

    internal SipAddress[]? Contacts { get; set; }

    internal SipAddress[]? Routes { get; set; }

    internal SipAddress[]? RecordRoutes { get; set; }

    internal string? CallId { get; set; }

    internal TypedHeaders Clone() => (TypedHeaders)MemberwiseClone();

    /// <summary>Drops what was made of a header whose lines change.</summary>
    internal void Forget(byte id)
    {
        if (id == KnownHeaders.Via)
        {
            TopVia = null;
            Vias = null;
        }
        else if (id == KnownHeaders.From)
        {
            From = null;
        }
        else if (id == KnownHeaders.To)
        {
            To = null;
        }
        else if (id == KnownHeaders.CallId)
        {
            CallId = null;
        }
        else if (id == KnownHeaders.Contact)
        {
            Contacts = null;
        }
        else if (id == KnownHeaders.Route)
        {
            Routes = null;
        }
        else if (id == KnownHeaders.RecordRoute)
        {
            RecordRoutes = null;
        }
    }
}
