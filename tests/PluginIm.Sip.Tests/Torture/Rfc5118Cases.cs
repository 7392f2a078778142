using System.Net;

namespace PluginIm.Sip.Tests.Torture;

/// <summary>
/// RFC 5118 section 4: IPv6 addresses. The archive of that RFC ends its lines with LF alone and counts some bodies wrongly; the
/// files here have CRLF and the Content-Length that belongs to it, as they would be on the wire.
/// </summary>
internal static class Rfc5118Cases
{
    public static IReadOnlyList<TortureCase> Cases { get; } =
    [
        TortureCase.Request("4.1", "ipv6-good", request =>
        {
            Assert.AreEqual("[2001:db8::10]", request.RequestUri.Host);
            Assert.AreEqual("[2001:db8::9:1]", request.Headers.TopVia!.Host);
            Assert.AreEqual("[2001:db8::1]", request.Headers.Contacts[0].Uri.Host);
        }),
        TortureCase.Refused("4.2", "ipv6-bad", "Request-URI"),

        // Whatever its author meant, within the brackets all is address.
        TortureCase.Request("4.3", "port-ambiguous", request =>
        {
            Assert.AreEqual("[2001:db8::10:5070]", request.RequestUri.Host);
            Assert.IsNull(request.RequestUri.Port);
        }),
        TortureCase.Request("4.4", "port-unambiguous", request =>
        {
            Assert.AreEqual("[2001:db8::10]", request.RequestUri.Host);
            Assert.AreEqual(5070, request.RequestUri.Port);
        }),
        // The dialog of a BYE is nobody's here.
        TortureCase.Request("4.5", "via-received-param-with-delim", request =>
            Assert.AreEqual(IPAddress.Parse("2001:db8::9:255"), AddressIn(request.Headers.TopVia!.Received)), 481),
        TortureCase.Request("4.5", "via-received-param-no-delim", request =>
            Assert.AreEqual(IPAddress.Parse("2001:db8::9:255"), AddressIn(request.Headers.TopVia!.Received))),
        TortureCase.Request("4.6", "ipv6-in-sdp", request =>
        {
            var description = SessionDescription.Parse(request.Body.Span);
            Assert.AreEqual("IN IP6 2001:db8::20", description.Connection);
            Assert.HasCount(2, description.Media);
        }),
        TortureCase.Request("4.7", "mult-ip-in-header", request =>
        {
            CollectionAssert.AreEqual(
                new[] { "[2001:db8::9:1]", "192.0.2.1", "[2001:db8::9:255]" }, request.Headers.Vias.Select(via => via.Host).ToArray());
            Assert.AreEqual(6050, request.Headers.TopVia!.Port);
            Assert.AreEqual("192.0.2.200", request.Headers.Vias[2].Received);
        }, 481),
        TortureCase.Request("4.8", "mult-ip-in-sdp", request =>
        {
            var description = SessionDescription.Parse(request.Body.Span);
            CollectionAssert.AreEqual(
                new[] { "IN IP4 192.0.2.1", "IN IP6 2001:db8::1" }, description.Media.Select(media => media.Connection).ToArray());
        }),
        TortureCase.Request("4.9", "ipv4-mapped-ipv6", request =>
        {
            Assert.AreEqual("[::ffff:192.0.2.10]", request.Headers.TopVia!.Host);
            Assert.AreEqual(19823, request.Headers.TopVia.Port);
            Assert.AreEqual("[::ffff:192.0.2.2]", request.Headers.Contacts[0].Uri.Host);
        }),

        // The grammar of RFC 3261 allowed the third colon once: it is tolerated.
        TortureCase.Request("4.10", "ipv6-bug-abnf-3-colons", request => Assert.AreEqual("[2001:db8:::192.0.2.1]", request.RequestUri.Host)),
        TortureCase.Request("4.10", "ipv6-correct-abnf-2-colons", request => Assert.AreEqual("[2001:db8::192.0.2.1]", request.RequestUri.Host)),
    ];

    private static IPAddress AddressIn(string? received) => IPAddress.Parse(received!.Trim('[', ']'));
}
