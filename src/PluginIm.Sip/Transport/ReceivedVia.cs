using System.Globalization;
using System.Net;

namespace PluginIm.Sip;

/// <summary>Notes in a request's top Via where it really came from (RFC 3261 18.2.1, RFC 3581 4).</summary>
internal static class ReceivedVia
{
    public static void Mark(SipRequest request, IPEndPoint source)
    {
        var via = request.Headers.TopVia;
        if (via is null)
        {
            return;
        }

        var marked = via;
        var address = source.Address.IsIPv4MappedToIPv6 ? source.Address.MapToIPv4() : source.Address;
        if (via.WantsRport)
        {
            marked = marked
                .WithParameter("rport", source.Port.ToString(CultureInfo.InvariantCulture))
                .WithParameter("received", address.ToString());
        }
        else if (!IPAddress.TryParse(via.Host.AsSpan().Trim("[]"), out var sentBy) || !sentBy.Equals(address))
        {
            marked = marked.WithParameter("received", address.ToString());
        }

        if (marked != via)
        {
            request.Headers.RemoveFirstValue(SipHeaderNames.Via);
            request.Headers.Prepend(SipHeaderNames.Via, marked.ToString());
        }
    }
}
