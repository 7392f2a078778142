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
            var check = KnownHeaders.CheckOf(id);
            if (check == HeaderCheck.None)
            {
                continue;
            }

            var bit = 1UL << (int)check;
            place = KnownHeaders.NameOf(id);
            if ((seen & bit) != 0 && !KnownHeaders.IsList(id))
            {
                return "the header stands there twice";
            }

            seen |= bit;
            if (FaultOf(check, bytes.Slice(field.Start, field.Length)) is { } fault)
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

    private string? FaultOf(HeaderCheck check, ReadOnlySpan<byte> raw) => check switch
    {
        HeaderCheck.From or HeaderCheck.To => AddressParts.Scan(raw, out _),
        HeaderCheck.CallId => raw.IsEmpty || raw.ContainsAny((byte)' ', (byte)'\t') ? "the identifier is empty or holds a space" : null,
        HeaderCheck.CSeq => FaultOfCSeq(raw),
        HeaderCheck.MaxForwards => FaultOfNumber(raw, 255),
        HeaderCheck.Expires => FaultOfNumber(raw, uint.MaxValue),
        HeaderCheck.Contact when raw.SequenceEqual("*"u8) => null,
        HeaderCheck.Via => FaultOfVias(raw),
        _ => FaultOfAddresses(raw),
    };

    private static string? FaultOfNumber(ReadOnlySpan<byte> raw, uint maximum) =>
        SipGrammar.TryNumber(raw, maximum, out uint _) ? null : "the number is malformed or too large";

    private string? FaultOfCSeq(ReadOnlySpan<byte> raw)
    {
        if (SipCSeq.Scan(raw, out _, out var name) is { } fault)
        {
            return fault;
        }

        return isResponse || method.Matches(name) ? null : "the method differs from the request line's";
    }

    private static string? FaultOfVias(ReadOnlySpan<byte> raw)
    {
        var list = new ListReader(raw);
        var any = false;
        while (list.MoveNext())
        {
            any = true;
            if (ViaParts.Scan(list.Current, out _) is { } fault)
            {
                return fault;
            }
        }

        return any ? null : "the header is empty";
    }

    private static string? FaultOfAddresses(ReadOnlySpan<byte> raw)
    {
        var list = new ListReader(raw);
        while (list.MoveNext())
        {
            if (AddressParts.Scan(list.Current, out _) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }
}
