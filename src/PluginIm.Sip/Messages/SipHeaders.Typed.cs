using System.Globalization;

namespace PluginIm.Sip;

/// <content>
/// The header fields that every element works with, as values: parsed when asked for and kept. Each throws
/// <see cref="SipParseException"/> when the text is malformed; in a message from <see cref="SipParser"/> they are well-formed.
/// </content>
public sealed partial class SipHeaders
{
    private TypedHeaders? _typed;

    /// <summary>The first Via.</summary>
    public SipVia? TopVia => Typed.TopVia ??= TryFindTopVia(out var value) ? SipVia.Parse(value) : null;

    /// <summary>All Vias, the top one first.</summary>
    public IReadOnlyList<SipVia> Vias => Typed.Vias ??= ParseList(KnownHeaders.Via, SipVia.Parse);

    /// <summary>From.</summary>
    public SipAddress? From
    {
        get => Typed.From ??= ParseAddress(KnownHeaders.From);
        set => SetOrRemove(SipHeaderNames.From, value?.ToString());
    }

    /// <summary>To.</summary>
    public SipAddress? To
    {
        get => Typed.To ??= ParseAddress(KnownHeaders.To);
        set => SetOrRemove(SipHeaderNames.To, value?.ToString());
    }

    /// <summary>The tag of From, for which no more of it is read; null when there is none.</summary>
    public string? FromTag => TagOf(KnownHeaders.From);

    /// <summary>The tag of To, for which no more of it is read; null when there is none, as in a request outside of any dialog.</summary>
    public string? ToTag => TagOf(KnownHeaders.To);

    /// <summary>Call-ID.</summary>
    public string? CallId
    {
        get => Typed.CallId ??= FirstOf(KnownHeaders.CallId);
        set => SetOrRemove(SipHeaderNames.CallId, value);
    }

    /// <summary>CSeq.</summary>
    public SipCSeq? CSeq
    {
        get => IndexOf(KnownHeaders.CSeq) is >= 0 and var index ? SipCSeq.Parse(RawAt(index)) : null;
        set => SetOrRemove(SipHeaderNames.CSeq, value?.ToString());
    }

    /// <summary>The Contacts; empty for the wildcard.</summary>
    public IReadOnlyList<SipAddress> Contacts => Typed.Contacts ??= HasContactWildcard ? [] : ParseAddresses(KnownHeaders.Contact);

    /// <summary>Whether Contact is <c>*</c>, which in a REGISTER with Expires 0 means all bindings.</summary>
    public bool HasContactWildcard => IndexOf(KnownHeaders.Contact) is >= 0 and var index && RawAt(index).SequenceEqual("*"u8);

    /// <summary>The Routes, the next hop first.</summary>
    public IReadOnlyList<SipAddress> Routes => Typed.Routes ??= ParseAddresses(KnownHeaders.Route);

    /// <summary>The Record-Routes, in the order of the wire.</summary>
    public IReadOnlyList<SipAddress> RecordRoutes => Typed.RecordRoutes ??= ParseAddresses(KnownHeaders.RecordRoute);

    /// <summary>Max-Forwards, 0 to 255.</summary>
    public int? MaxForwards
    {
        get => NumberOf(KnownHeaders.MaxForwards, 255);
        set => SetOrRemove(SipHeaderNames.MaxForwards, value?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Expires in seconds; values above the largest int count as that.</summary>
    public int? Expires
    {
        get => NumberOf(KnownHeaders.Expires, uint.MaxValue);
        set => SetOrRemove(SipHeaderNames.Expires, value?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Content-Type, with its parameters.</summary>
    public string? ContentType
    {
        get => FirstOf(KnownHeaders.ContentType);
        set => SetOrRemove(SipHeaderNames.ContentType, value);
    }

    private TypedHeaders Typed => _typed ??= new TypedHeaders();

    private string? FirstOf(byte id) => IndexOf(id) is >= 0 and var index ? TextAt(index) : null;

    private void SetOrRemove(string name, string? value)
    {
        if (value is null)
        {
            Remove(name);
        }
        else
        {
            Set(name, value);
        }
    }

    private string? TagOf(byte id)
    {
        if (IndexOf(id) is not (>= 0 and var index))
        {
            return null;
        }

        if (AddressParts.Scan(RawAt(index), out var address) is { } fault)
        {
            throw new SipParseException(fault, KnownHeaders.NameOf(id));
        }

        var parameters = new ParameterReader(address.Parameters);
        while (parameters.MoveNext())
        {
            if (parameters.IsNamed("tag"u8))
            {
                return parameters.HasValue ? SipGrammar.Decode(parameters.Value) : null;
            }
        }

        return null;
    }

    private SipAddress? ParseAddress(byte id) =>
        IndexOf(id) is >= 0 and var index ? SipAddress.Parse(RawAt(index), KnownHeaders.NameOf(id)) : null;

    private SipAddress[] ParseAddresses(byte id) => ParseList(id, raw => SipAddress.Parse(raw, KnownHeaders.NameOf(id)));

    private T[] ParseList<T>(byte id, SpanParser<T> parse)
    {
        List<T>? values = null;
        for (var i = 0; i < _fields.Count; i++)
        {
            var list = _fields[i].Id == id ? new ListReader(RawAt(i)) : default;
            while (list.MoveNext())
            {
                (values ??= []).Add(parse(list.Current));
            }
        }

        return values is null ? [] : [.. values];
    }

    private int? NumberOf(byte id, uint maximum)
    {
        var index = IndexOf(id);
        if (index < 0)
        {
            return null;
        }

        return SipGrammar.TryNumber(RawAt(index), maximum, out uint number)
            ? (int)Math.Min(number, int.MaxValue)
            : throw new SipParseException("the number is malformed or too large", KnownHeaders.NameOf(id));
    }
}
