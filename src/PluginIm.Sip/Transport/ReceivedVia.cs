using System.Net;

namespace PluginIm.Sip;

/// <summary>Notes in a request's top Via where it really came from (RFC 3261 18.2.1, RFC 3581 4).</summary>
internal static class ReceivedVia
{
    public static void Mark(SipRequest request, IPEndPoint source)
    {
        if (!request.Headers.TryReadTopVia(out var via))
        {
            return;
        }

        var address = source.Address.IsIPv4MappedToIPv6 ? source.Address.MapToIPv4() : source.Address;
        if (via.WantsRport)
        {
            request.Headers.MarkTopVia(via, address, source.Port);
        }
        else if (!Is(via.Host, address))
        {
            request.Headers.MarkTopVia(via, address, null);
        }
    }

    private static bool Is(ReadOnlySpan<byte> host, IPAddress address)
    {
        Span<byte> text = stackalloc byte[64];
        host = host.Trim("[]"u8);
        return (address.TryFormat(text, out var length) && host.SequenceEqual(text[..length]))
            || (IPAddress.TryParse(host, out var sentBy) && sentBy.Equals(address));
    }
}
