using System.Net;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>Notes in a message's top Via where it came from, as the transports do.</summary>
internal static class TopVia
{
    public static void Mark(SipHeaders headers, IPAddress received, int? rport)
    {
        Assert.IsTrue(headers.TryReadTopVia(out var via));
        headers.MarkTopVia(via, received, rport);
    }
}
