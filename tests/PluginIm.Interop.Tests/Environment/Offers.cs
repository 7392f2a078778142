using System.Text;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests.Environment;

/// <summary>Bodies of invitations.</summary>
internal static class Offers
{
    /// <summary>Messages over SIP and nothing else.</summary>
    public static void Messages(SipRequest invite) => Set(invite, "m=message 5060 sip null\r\na=accept-types:message/cpim text/plain\r\n");

    /// <summary>A voice call, as an ordinary client knows it.</summary>
    public static void Audio(SipRequest invite) => Set(invite, "m=audio 40000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n");

    private static void Set(SipRequest invite, string media) => invite.SetBody(
        "application/sdp", Encoding.UTF8.GetBytes($"v=0\r\no=kate 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n{media}"));
}
