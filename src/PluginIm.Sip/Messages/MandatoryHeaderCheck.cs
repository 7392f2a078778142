namespace PluginIm.Sip;

/// <summary>Checks the headers on which every element relies (RFC 3261 section 8.1.1), on their raw bytes.</summary>
internal readonly struct MandatoryHeaderCheck(bool isResponse, SipMethod method)
{
    /// <summary>What is wrong with the headers, or null.</summary>
    internal string? FaultOf(ReadOnlySpan<HeaderField> fields, ReadOnlySpan<byte> bytes, out string place)
    {
        var seen = 0UL;
        foreach (var field in fields)
        {
            var id = field.Id;
            var bit = KnownHeaders.CheckBitOf(id);
            if (bit == 0)
            {
                continue;
            }

            place = KnownHeaders.NameOf(id);
            if ((seen & bit) != 0 && !KnownHeaders.IsList(id))
            {
                return "the header stands there twice";
            }

            seen |= bit;
            if (FaultOf(id, bytes.Slice(field.Start, field.Length)) is { } fault)
            {
                return fault;
            }
        }

        return FaultOfMissing(seen, out place);
    }

    /// <summary>Whether a response would find its way: the top Via names who sent the request.</summary>
    internal static bool CanAnswer(ReadOnlySpan<HeaderField> fields, ReadOnlySpan<byte> bytes)
    {
        foreach (var field in fields)
        {
            if (field.Id == KnownHeaders.Via)
            {
                var list = new ListReader(bytes.Slice(field.Start, field.Length));
                return list.MoveNext() && ViaParts.NamesSender(list.Current);
            }
        }

        return false;
    }

    private static string? FaultOfMissing(ulong seen, out string place)
    {
        for (var i = 0; i < KnownHeaders.MandatoryCount; i++)
        {
            if ((seen & (1UL << i)) == 0)
            {
                place = KnownHeaders.NameOf(KnownHeaders.Checked[i]);
                return "the header is missing";
            }
        }

        place = "";
        return null;
    }

    private string? FaultOf(byte id, ReadOnlySpan<byte> raw)
    {
        if (id == KnownHeaders.From || id == KnownHeaders.To)
        {
            return AddressParts.Scan(raw, out _);
        }

        if (id == KnownHeaders.CallId)
        {
            return raw.IsEmpty || raw.ContainsAny(" \t"u8) ? "the identifier is empty or holds a space" : null;
        }

        if (id == KnownHeaders.CSeq)
        {
            return FaultOfCSeq(raw);
        }

        if (id == KnownHeaders.MaxForwards || id == KnownHeaders.Expires)
        {
            return SipGrammar.TryNumber(raw, id == KnownHeaders.Expires ? uint.MaxValue : 255, out uint _)
                ? null
                : "the number is malformed or too large";
        }

        return id == KnownHeaders.Contact && raw.SequenceEqual("*"u8) ? null : FaultOfList(id, raw);
    }

    private string? FaultOfCSeq(ReadOnlySpan<byte> raw)
    {
        if (SipCSeq.Scan(raw, out _, out var name) is { } fault)
        {
            return fault;
        }

        return isResponse || method.Matches(name) ? null : "the method differs from the request line's";
    }

    private static string? FaultOfList(byte id, ReadOnlySpan<byte> raw)
    {
        var isVia = id == KnownHeaders.Via;
        var list = new ListReader(raw);
        var any = false;
        while (list.MoveNext())
        {
            any = true;
            if ((isVia ? ViaParts.Scan(list.Current, out _) : AddressParts.Scan(list.Current, out _)) is { } fault)
            {
                return fault;
            }
        }

        return any || !isVia ? null : "the header is empty";
    }
}
