using System.Text;

namespace PluginIm.Sip.Tests.Torture;

/// <summary>RFC 4475 section 3.1.1: messages that are odd and well-formed.</summary>
internal static class Rfc4475Valid
{
    public static IReadOnlyList<TortureCase> Cases { get; } =
    [
        // It has a tag in To, of a dialog that is not known here.
        TortureCase.Request("3.1.1.1", "wsinv", ShortTortuousInvite, 481),
        TortureCase.Request("3.1.1.2", "intmeth", WideRangeOfCharacters, 405),
        TortureCase.Request("3.1.1.3", "esc01", Escapes),
        TortureCase.Request("3.1.1.4", "escnull", request =>
        {
            Assert.AreEqual("null-\0-null", request.Headers.To!.Uri.UnescapedUser);
            CollectionAssert.AreEqual(new[] { "%00", "%00%00" }, request.Headers.Contacts.Select(contact => contact.Uri.User).ToArray());
            Assert.IsFalse(request.Headers.Contacts[0].Uri.Equals(request.Headers.Contacts[1].Uri));
        }),
        TortureCase.Request("3.1.1.5", "esc02", request =>
        {
            // A percent sign is no escape in a method, a display name or a header's name.
            Assert.AreEqual("RE%47IST%45R", request.Method.Name);
            Assert.AreEqual("%Z%45", request.Headers.To!.DisplayName);
            Assert.HasCount(2, request.Headers.Contacts);
            Assert.AreEqual("<sip:alias2@host2.example.com>", request.Headers["C%6Fntact"]);
            Assert.AreEqual("z9hG4bK209%fzsnel234", request.Headers.TopVia!.Branch);
        }, 405),
        TortureCase.Request("3.1.1.6", "lwsdisp", request =>
        {
            Assert.AreEqual("caller", request.Headers.From!.DisplayName);
            Assert.AreEqual("sip:caller@example.com", request.Headers.From.Uri.ToString());
        }),
        TortureCase.Request("3.1.1.7", "longreq", LongValues),
        TortureCase.Request("3.1.1.8", "dblreq", request =>
        {
            // In a datagram what follows Content-Length is no message of its own (RFC 3261 18.3).
            Assert.AreEqual(SipMethod.Register, request.Method);
            Assert.IsTrue(request.Body.IsEmpty);
        }),
        TortureCase.Request("3.1.1.9", "semiuri", request =>
        {
            Assert.AreEqual("user;par=u%40example.net", request.RequestUri.User);
            Assert.AreEqual("example.com", request.RequestUri.Host);
            Assert.IsEmpty(request.RequestUri.Parameters);
            Assert.HasCount(6, request.Headers.GetValues(SipHeaderNames.Accept));
        }),
        TortureCase.Request("3.1.1.10", "transports", request =>
        {
            CollectionAssert.AreEqual(
                new[] { "UDP", "SCTP", "TLS", "UNKNOWN", "TCP" }, request.Headers.Vias.Select(via => via.TransportName).ToArray());
            Assert.IsNull(request.Headers.Vias[3].Transport);
        }),
        // Of the signature in its second part, which no parser reads, all but the length is random bytes.
        TortureCase.Request("3.1.1.11", "mpart01", MultipartMessage),
        TortureCase.Response("3.1.1.12", "unreason", response =>
        {
            Assert.AreEqual(200, response.StatusCode);
            Assert.AreEqual("= 2**3 * 5**2 но сто девяносто девять - простое", response.ReasonPhrase);
            Assert.IsTrue(SessionDescription.TryParse(response.Body.Span, out _));
        }),
        TortureCase.Response("3.1.1.13", "noreason", response =>
        {
            Assert.AreEqual(100, response.StatusCode);
            Assert.AreEqual("", response.ReasonPhrase);
        }),
    ];

    private static void ShortTortuousInvite(SipRequest request)
    {
        var headers = request.Headers;
        Assert.IsTrue(request.RequestUri.Parameters.Has("unknownparam"));
        Assert.AreEqual("1918181833n", headers.To!.Tag);
        Assert.AreEqual("J Rosenberg \\\"", headers.From!.DisplayName);
        Assert.AreEqual("98asjd8", headers.From.Tag);
        Assert.AreEqual(68, headers.MaxForwards);
        Assert.AreEqual(new SipCSeq(9, SipMethod.Invite), headers.CSeq);
        CollectionAssert.AreEqual(
            new[] { "390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239" }, headers.Vias.Select(via => via.Branch).ToArray());
        Assert.AreEqual("spindle.example.com", headers.Vias[1].Host);
        Assert.AreEqual("", headers[SipHeaderNames.Subject]);
        StringAssert.Matches(headers["NewFangledHeader"], new("^newfangled value +continued newfangled value$"));
        Assert.AreEqual(";;,,;;,;", headers["UnknownHeaderWithUnusualValue"]);
        Assert.IsTrue(headers.Routes[0].Uri.Parameters.Has("lr"));
        Assert.AreEqual("Quoted string \"\"", headers.Contacts[0].DisplayName);
        Assert.AreEqual("newvalue", headers.Contacts[0].Parameters["newparam"]);
        Assert.IsTrue(headers.Contacts[0].Parameters.Has("secondparam"));
        Assert.AreEqual("0.33", headers.Contacts[0].Parameters["q"]);
        Assert.HasCount(2, SessionDescription.Parse(request.Body.Span).Media);
    }

    private static void WideRangeOfCharacters(SipRequest request)
    {
        Assert.AreEqual("!interesting-Method0123456789_*+`.%indeed'~", request.Method.Name);
        Assert.AreEqual("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)", request.RequestUri.User);
        Assert.AreEqual("example.com", request.RequestUri.Host);
        Assert.AreEqual("z9hG4bK-.!%66*_+`'~", request.Headers.TopVia!.Branch);
        Assert.AreEqual("BEL:\u0007 NUL:\0 DEL:\u007F", request.Headers.To!.DisplayName);
        Assert.AreEqual("token1~` token2'+_ token3*%!.-", request.Headers.From!.DisplayName);
        Assert.AreEqual("_token~1'+`*%!-.", request.Headers.From.Tag);
        Assert.AreEqual("работающий", request.Headers.From.Parameters.Unquoted("fromParam''~+*_!.-%"));
        Assert.AreEqual("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{", request.Headers.CallId);
        Assert.AreEqual(255, request.Headers.MaxForwards);
        Assert.AreEqual("\uFEFF大停電", request.Headers["extensionHeader-!.%*+_`'~"]);
    }

    private static void Escapes(SipRequest request)
    {
        Assert.AreEqual("sips:user@example.com", request.RequestUri.UnescapedUser);
        Assert.AreEqual(SipUri.Parse("sip:user@example.com"), request.Headers.To!.Uri);
        Assert.AreEqual("I have spaces", request.Headers.From!.Uri.UnescapedUser);

        // What is escaped is the same as what it stands for, and is unescaped once, not twice (RFC 3986 2.4).
        var contact = request.Headers.Contacts[0].Uri;
        Assert.AreEqual(SipUri.Parse("sip:caller@host5.example.net;lr;name=value%2541"), contact);
        Assert.AreNotEqual(SipUri.Parse("sip:caller@host5.example.net;lr;name=valueA"), contact);
    }

    private static void LongValues(SipRequest request)
    {
        Assert.HasCount(34, request.Headers.Vias);
        Assert.AreEqual("sip33.example.com", request.Headers.TopVia!.Host);
        StringAssert.StartsWith(request.Headers.Vias[^1].Branch, "verylonglong");
        StringAssert.EndsWith(request.Headers.To!.DisplayName, "extreme proportion");
        Assert.AreEqual(6000, request.Headers.To.Uri.Port);
        StringAssert.EndsWith(request.Headers.From!.Tag, "982424");
        Assert.AreEqual(150, request.Body.Length);
    }

    private static void MultipartMessage(SipRequest request)
    {
        var body = MultipartBody.Parse(request.Headers.ContentType!, request.Body);
        Assert.HasCount(2, body.Parts);
        Assert.AreEqual("Hello", Encoding.UTF8.GetString(body.Parts[0].Content.Span));
        Assert.AreEqual("application/octet-stream", body.Parts[1].ContentType);

        // A DER structure says its own length: tag, two bytes that follow, 338.
        var signature = body.Parts[1].Content.Span;
        Assert.IsTrue(signature.StartsWith(new byte[] { 0x30, 0x82, 0x01, 0x52 }));
        Assert.AreEqual(4 + 0x152, signature.Length);
    }
}
