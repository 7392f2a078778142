namespace PluginIm.Sip.Tests.Torture;

/// <summary>RFC 4475 sections 3.2 to 3.4: messages that transactions, the application and elements of RFC 2543 are tried by.</summary>
internal static class Rfc4475Behaviour
{
    public static IReadOnlyList<TortureCase> Cases { get; } =
    [
        // A cookie with nothing behind it is no branch of RFC 3261: the request is known by its other fields.
        TortureCase.Request("3.2.1", "badbranch", request => Assert.IsFalse(request.Headers.TopVia!.HasMagicCookie)),
        TortureCase.Refused("3.3.1", "insuf", SipHeaderNames.From),
        TortureCase.Request("3.3.2", "unkscm", request =>
        {
            Assert.AreEqual("nobodyknowsthisscheme", request.RequestUri.Scheme);
            Assert.AreEqual("totallyopaquecontent", request.RequestUri.Opaque);
        }, 416),
        TortureCase.Request("3.3.3", "novelsc", request => Assert.AreEqual("soap.beep", request.RequestUri.Scheme), 416),
        TortureCase.Request("3.3.4", "unksm2", request =>
        {
            Assert.AreEqual("isbn", request.Headers.To!.Uri.Scheme);
            Assert.AreEqual("http", request.Headers.From!.Uri.Scheme);
            Assert.AreEqual("3234233", request.Headers.From.Tag);
            Assert.AreEqual("John_Smith", request.Headers.Contacts[0].Uri.Opaque);
        }),
        TortureCase.Request("3.3.5", "bext01", request =>
        {
            CollectionAssert.AreEqual(
                new[] { "nothingSupportsThis", "nothingSupportsThisEither" }, request.Headers.GetValues(SipHeaderNames.Require).ToArray());
            Assert.HasCount(2, request.Headers.GetValues(SipHeaderNames.ProxyRequire));
        }, 420),
        TortureCase.Request("3.3.6", "invut", request => Assert.AreEqual("application/unknownformat", request.Headers.ContentType), 415),
        TortureCase.Request("3.3.7", "regaut01", request => Assert.AreEqual(
            DigestVerdictKind.Missing,
            new DigestServer("example.com", TimeProvider.System).Verify(request, SipHeaderNames.Authorization, (_, _) => null).Kind)),
        TortureCase.Refused("3.3.8", "multi01", SipHeaderNames.CSeq),
        TortureCase.Refused("3.3.9", "mcl01", SipHeaderNames.ContentLength),
        TortureCase.Response("3.3.10", "bcast", response => Assert.HasCount(2, response.Headers.Vias)),

        // It has arrived, so a user agent answers; a proxy says 483.
        TortureCase.Request("3.3.11", "zeromf", request => Assert.AreEqual(0, request.Headers.MaxForwards)),

        // Without brackets the parameter is the header's, with brackets the URI's.
        TortureCase.Request("3.3.12", "cparam01", request =>
        {
            Assert.IsTrue(request.Headers.Contacts[0].Parameters.Has("unknownparam"));
            Assert.IsEmpty(request.Headers.Contacts[0].Uri.Parameters);
        }),
        TortureCase.Request("3.3.13", "cparam02", request =>
        {
            Assert.IsTrue(request.Headers.Contacts[0].Uri.Parameters.Has("unknownparam"));
            Assert.IsEmpty(request.Headers.Contacts[0].Parameters);
        }),
        TortureCase.Request("3.3.14", "regescrt", request =>
        {
            Assert.AreEqual("Route=%3Csip:sip.example.com%3E", request.Headers.Contacts[0].Uri.HeadersPart);
            Assert.IsEmpty(request.Headers.Routes);
        }),
        TortureCase.Request("3.3.15", "sdp01", request => Assert.IsTrue(request.Headers.HasToken(SipHeaderNames.Accept, "text/nobodyKnowsThis"))),
        TortureCase.Request("3.4.1", "inv2543", request =>
        {
            Assert.IsNull(request.Headers.TopVia!.Branch);
            Assert.IsNull(request.Headers.From!.Tag);
            Assert.IsNull(request.Headers.MaxForwards);
            Assert.IsFalse(request.Body.IsEmpty);
        }),
    ];
}
