using System.Net;
using System.Text;

namespace PluginIm.Sip;

/// <content>What every transaction asks of every message, as bytes: no string is made of it.</content>
public sealed partial class SipHeaders
{
    private static ReadOnlySpan<byte> TagParameter => ";tag="u8;

    /// <summary>Call-ID as on the wire; empty when there is none.</summary>
    internal ReadOnlySpan<byte> RawCallId => IndexOf(KnownHeaders.CallId) is >= 0 and var index ? RawAt(index) : default;

    /// <summary>The tag of From as on the wire; empty when there is none.</summary>
    internal ReadOnlySpan<byte> RawFromTag => RawTagOf(KnownHeaders.From);

    /// <summary>The tag of To as on the wire; empty when there is none.</summary>
    internal ReadOnlySpan<byte> RawToTag => RawTagOf(KnownHeaders.To);

    /// <summary>Where the parts of the first Via value lie; false when there is none or it is malformed.</summary>
    internal bool TryReadTopVia(out ViaParts via)
    {
        if (TryFindTopVia(out var value))
        {
            return ViaParts.Scan(value, out via) is null;
        }

        via = default;
        return false;
    }

    /// <summary>Number and method of CSeq; false when there is none or it is malformed.</summary>
    internal bool TryReadCSeq(out uint number, out SipMethod method)
    {
        method = default;
        number = 0;
        return IndexOf(KnownHeaders.CSeq) is >= 0 and var index
            && SipCSeq.Scan(RawAt(index), out number, out var name) is null
            && SipMethod.TryParse(name, out method);
    }

    /// <summary>Puts another value in the place of the top Via; the Vias below it stay as they are.</summary>
    /// <param name="value">The whole value, without line breaks.</param>
    internal void ReplaceTopVia(ReadOnlySpan<byte> value)
    {
        RemoveFirstValue(KnownHeaders.Via, "");
        PrependVia(value);
    }

    /// <summary>Puts a Via above all others.</summary>
    /// <param name="value">The whole value, without line breaks.</param>
    internal void PrependVia(ReadOnlySpan<byte> value)
    {
        var field = AppendLine(KnownHeaders.Via, value);
        Insert(Math.Max(IndexOf(KnownHeaders.Via), 0), field);
    }

    /// <summary>Takes the top Via away (RFC 3261 section 16.7); false when there was none.</summary>
    internal bool RemoveTopVia() => RemoveFirstValue(KnownHeaders.Via, "");

    /// <summary>Notes in the top Via where the request came from (RFC 3261 section 18.2.1, RFC 3581 section 4).</summary>
    /// <param name="via">The top Via as it was read.</param>
    /// <param name="received">The address for <c>received</c>.</param>
    /// <param name="rport">The port for <c>rport</c>, which must be there; null to leave it alone.</param>
    internal void MarkTopVia(in ViaParts via, IPAddress received, int? rport)
    {
        var length = via.Value.Length + ReceivedMark.MaxLength;
        var marked = length <= ReceivedMark.OnStack ? stackalloc byte[ReceivedMark.OnStack] : new byte[length];
        ReplaceTopVia(marked[..ReceivedMark.Write(marked, via.Value, via.Parameters, received, rport)]);
    }

    /// <summary>Gives To a tag (RFC 3261 section 8.2.6.2); false where it has one, is missing or malformed.</summary>
    internal bool TryAddToTag(string tag) => TryAddTag(KnownHeaders.To, tag);

    /// <summary>The same to From (RFC 3261 section 8.1.1.3).</summary>
    internal bool TryAddFromTag(string tag) => TryAddTag(KnownHeaders.From, tag);

    private bool TryAddTag(byte id, string tag)
    {
        SipGrammar.ThrowIfLineBreak(tag, nameof(tag));
        if (IndexOf(id) is not (>= 0 and var index)
            || AddressParts.Scan(RawAt(index), out var address) is not null
            || ParameterReader.TryFind(address.Parameters, "tag"u8, out _))
        {
            return false;
        }

        var value = RawAt(index);
        var tagged = AppendName(id, "", value.Length + TagParameter.Length + Encoding.UTF8.GetByteCount(tag));
        var writer = new SpanWriter(_own.AsSpan(tagged.Start));
        writer.Write(value);
        writer.Write(TagParameter);
        writer.Write(tag);
        _fields[index] = tagged;
        Forget(id);
        return true;
    }

    private bool TryFindTopVia(out ReadOnlySpan<byte> value)
    {
        value = default;
        for (var i = 0; i < _fields.Count; i++)
        {
            var list = _fields[i].Id == KnownHeaders.Via ? new ListReader(RawAt(i)) : default;
            if (list.MoveNext())
            {
                value = list.Current;
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<byte> RawTagOf(byte id) =>
        IndexOf(id) is >= 0 and var index && AddressParts.Scan(RawAt(index), out var address) is null
            && ParameterReader.TryFind(address.Parameters, "tag"u8, out var tag)
                ? tag
                : default;
}
