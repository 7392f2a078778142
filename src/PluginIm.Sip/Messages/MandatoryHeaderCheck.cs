using System.Numerics;
using System.Runtime.CompilerServices;

namespace PluginIm.Sip;

/// <summary>Checks the headers on which every element relies (RFC 3261 section 8.1.1), on their raw bytes, one after the other.</summary>
internal ref struct MandatoryHeaderCheck
{
    private ReadOnlySpan<byte> _method;
    private uint _seen;

    /// <summary>Says which method CSeq must name; in a response it may be any.</summary>
    internal void Expect(ReadOnlySpan<byte> method) => _method = method;

    /// <summary>What is wrong with the next header of those that are checked, or null.</summary>
    internal string? FaultOf(HeaderCheck check, byte id, ReadOnlySpan<byte> value)
    {
        var bit = 1u << (int)check;
        if ((_seen & bit) != 0 && !KnownHeaders.IsList(id))
        {
            return "the header stands there twice";
        }

        _seen |= bit;
        return FaultOf(check, value);
    }

    /// <summary>What is wrong once all headers are through: the first that is missing, or null.</summary>
    internal readonly string? FaultOfMissing(out string place)
    {
        const uint Mandatory = (1u << KnownHeaders.MandatoryCount) - 1;
        var missing = ~_seen & Mandatory;
        place = missing == 0 ? "" : KnownHeaders.NameOf(KnownHeaders.Checked[BitOperations.TrailingZeroCount(missing)]);
        return missing == 0 ? null : "the header is missing";
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly string? FaultOf(HeaderCheck check, ReadOnlySpan<byte> raw) => check switch
    {
        HeaderCheck.From or HeaderCheck.To => UsualValues.IsAddress(raw) ? null : AddressParts.Scan(raw, out _),
        HeaderCheck.CallId => raw.IsEmpty || raw.ContainsAny((byte)' ', (byte)'\t') ? "the identifier is empty or holds a space" : null,
        HeaderCheck.CSeq => IsUsualCSeq(raw) ? null : FaultOfCSeq(raw),
        HeaderCheck.MaxForwards => FaultOfNumber(raw, 255),
        HeaderCheck.Expires => FaultOfNumber(raw, uint.MaxValue),
        HeaderCheck.Contact when raw.SequenceEqual("*"u8) => null,
        HeaderCheck.Via => UsualValues.IsVia(raw) ? null : FaultOfVias(raw),
        _ => UsualValues.IsAddress(raw) ? null : FaultOfAddresses(raw),
    };

    private static string? FaultOfNumber(ReadOnlySpan<byte> raw, uint maximum) =>
        SipGrammar.TryNumber(raw, maximum, out uint _) ? null : "the number is malformed or too large";

    /// <summary>Up to nine digits, one space, and the request line's method.</summary>
    private readonly bool IsUsualCSeq(ReadOnlySpan<byte> raw)
    {
        var digits = raw.Length - _method.Length - 1;
        if (digits is <= 0 or > 9 || raw[digits] != ' ' || !raw[(digits + 1)..].SequenceEqual(_method))
        {
            return false;
        }

        foreach (var digit in raw[..digits])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }
        }

        return !_method.IsEmpty;
    }

    private readonly string? FaultOfCSeq(ReadOnlySpan<byte> raw)
    {
        if (SipCSeq.Scan(raw, out _, out var name) is { } fault)
        {
            return fault;
        }

        return _method.IsEmpty || name.SequenceEqual(_method) ? null : "the method differs from the request line's";
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
