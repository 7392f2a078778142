using System.Text;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.RequestRules;

[TestClass]
public sealed class SipRequestRulesTests
{
    private static readonly SipRequestRulesOptions Options = new()
    {
        Methods = [SipMethod.Invite, SipMethod.Ack, SipMethod.Cancel, SipMethod.Bye, SipMethod.Options, SipMethod.Message],
        Extensions = ["timer"],
        Accept = ["application/sdp", "multipart/mixed", "multipart/alternative", "text/*"],
        AcceptEncoding = ["deflate", "identity"],
        KnowsDialog = request => request.Headers.To?.Tag == "known",
    };

    private readonly SipRequestRules _rules = new(Options);

    [TestMethod]
    public void What_is_taken_passes()
    {
        var request = Request(SipMethod.Message, "text/plain;charset=UTF-8", "Hello");
        request.Headers.Set(SipHeaderNames.Require, "timer");
        request.Headers.To = request.Headers.To!.WithTag("known");
        request.Headers.Set(SipHeaderNames.ContentEncoding, "Deflate");

        Assert.IsNull(_rules.RefusalOf(request));
    }

    [TestMethod]
    public void A_method_that_is_not_taken_is_405_with_those_that_are()
    {
        var refusal = _rules.RefusalOf(Request(SipMethod.Parse("JUGGLE")));

        Assert.AreEqual(405, refusal?.StatusCode);
        Assert.AreEqual("INVITE, ACK, CANCEL, BYE, OPTIONS, MESSAGE", refusal!.Headers[SipHeaderNames.Allow]);
    }

    [TestMethod]
    public void An_extension_that_is_not_spoken_is_420_and_named_alone()
    {
        var request = Request(SipMethod.Invite);
        request.Headers.Add(SipHeaderNames.Require, "timer, 100rel");
        request.Headers.Add(SipHeaderNames.Require, "nothingSupportsThis");

        var refusal = _rules.RefusalOf(request);

        Assert.AreEqual(420, refusal?.StatusCode);
        Assert.AreEqual("100rel, nothingSupportsThis", refusal!.Headers[SipHeaderNames.Unsupported]);
    }

    [TestMethod]
    public void ACK_and_CANCEL_pass_whatever_they_require()
    {
        foreach (var method in new[] { SipMethod.Ack, SipMethod.Cancel })
        {
            var request = Request(method, "image/png", "?");
            request.Headers.Set(SipHeaderNames.Require, "100rel");

            Assert.IsNull(_rules.RefusalOf(request), method.Name);
        }
    }

    [TestMethod]
    public void A_scheme_that_is_not_SIPs_is_416()
    {
        var request = Request(SipMethod.Message);
        request.RequestUri = SipUri.Parse("tel:+1");

        Assert.AreEqual(416, _rules.RefusalOf(request)?.StatusCode);
    }

    [TestMethod]
    public void Which_schemes_are_taken_is_an_option()
    {
        var rules = new SipRequestRules(Options with { Schemes = ["tel"] });
        var (call, message) = (Request(SipMethod.Options), Request(SipMethod.Options));
        call.RequestUri = Uri("tel:+4930123456");

        Assert.IsNull(rules.RefusalOf(call));
        Assert.AreEqual(416, rules.RefusalOf(message)?.StatusCode);
    }

    [TestMethod]
    public void A_dialog_that_nobody_knows_is_481_whatever_the_method()
    {
        foreach (var method in new[] { SipMethod.Invite, SipMethod.Options, SipMethod.Message, SipMethod.Bye })
        {
            var request = Request(method);
            request.Headers.To = request.Headers.To!.WithTag("unknown");

            Assert.AreEqual(481, _rules.RefusalOf(request)?.StatusCode, method.Name);
        }
    }

    [TestMethod]
    [DataRow("image/png")]
    [DataRow("no type")]
    [DataRow(null)]
    public void A_type_of_body_that_is_not_taken_is_415_with_those_that_are(string? contentType)
    {
        var refusal = _rules.RefusalOf(Request(SipMethod.Message, contentType, "?"));

        Assert.AreEqual(415, refusal?.StatusCode);
        Assert.AreEqual("application/sdp, multipart/mixed, multipart/alternative, text/*", refusal!.Headers[SipHeaderNames.Accept]);
    }

    [TestMethod]
    public void A_coding_that_is_not_understood_is_415_with_those_that_are()
    {
        var request = Request(SipMethod.Message, "text/plain", "?");
        request.Headers.Set(SipHeaderNames.ContentEncoding, "deflate, snail");

        var refusal = _rules.RefusalOf(request);

        Assert.AreEqual(415, refusal?.StatusCode);
        Assert.AreEqual("deflate, identity", refusal!.Headers[SipHeaderNames.AcceptEncoding]);
        Assert.IsNull(refusal.Headers[SipHeaderNames.Accept]);
    }

    [TestMethod]
    public void A_body_that_may_be_passed_over_is_no_reason_to_refuse()
    {
        var request = Request(SipMethod.Invite, "image/png", "?");
        request.Headers.Set(SipHeaderNames.ContentDisposition, "icon;handling=optional");

        Assert.IsNull(_rules.RefusalOf(request));
        Assert.IsNull(_rules.RefusalOf(Request(SipMethod.Invite, "image/png", "")));
    }

    [TestMethod]
    [DataRow("multipart/mixed", "", 415)]
    [DataRow("multipart/mixed", "Content-Disposition: by-reference;handling=optional\r\n", null)]
    [DataRow("multipart/mixed", "Content-Disposition: render;handling=required\r\n", 415)]
    [DataRow("multipart/alternative", "", null)]
    public void Every_part_of_a_mixed_body_must_be_understood_unless_it_is_optional(string type, string disposition, int? expected)
    {
        var body = $"--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: image/png\r\n{disposition}\r\n?\r\n--b--\r\n";

        Assert.AreEqual(expected, _rules.RefusalOf(Request(SipMethod.Invite, type + ";boundary=b", body))?.StatusCode);
    }

    [TestMethod]
    [DataRow(3, true)]
    [DataRow(4, false)]
    public void A_body_may_have_as_many_parts_as_the_option_says(int parts, bool isTaken)
    {
        var rules = new SipRequestRules(Options with { MaxParts = 3 });
        var body = string.Concat(Enumerable.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n", parts)) + "--b--\r\n";
        var request = Request(SipMethod.Invite, "multipart/mixed;boundary=b", body);

        if (isTaken)
        {
            Assert.IsNull(rules.RefusalOf(request));
        }
        else
        {
            Assert.AreEqual(513, Assert.ThrowsExactly<SipParseException>(() => rules.RefusalOf(request)).StatusToAnswer);
        }
    }

    [TestMethod]
    public void A_proxy_asks_for_what_Proxy_Require_names_and_nothing_else()
    {
        var rules = new SipRequestRules(new SipRequestRulesOptions { Role = SipEndpointRole.Proxy });
        var request = Request(SipMethod.Parse("JUGGLE"), "image/png", "?");
        request.Headers.Set(SipHeaderNames.Require, "100rel");
        Assert.IsNull(rules.RefusalOf(request));

        request.Headers.Set(SipHeaderNames.ProxyRequire, "sec-agree");

        Assert.AreEqual(420, rules.RefusalOf(request)?.StatusCode);
        Assert.AreEqual("sec-agree", rules.RefusalOf(request)!.Headers[SipHeaderNames.Unsupported]);
    }

    [TestMethod]
    public async Task Rules_before_a_handler_answer_in_its_place()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = (environment.CreateInMemory(1), environment.CreateInMemory(2));
        var handled = 0;
        bob.Handler = _rules.Before((received, token) =>
        {
            handled++;
            return received.RespondAsync(200, null, token);
        });

        var refused = await alice.RequestAsync(TestEnvironment.Request(alice, SipMethod.Info), PeerAt(2));
        var taken = await alice.RequestAsync(TestEnvironment.Request(alice, SipMethod.Message), PeerAt(2));

        Assert.AreEqual((405, 200, 1), (refused.StatusCode, taken.StatusCode, handled));
    }

    [TestMethod]
    public async Task A_malformed_body_is_answered_400()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = (environment.CreateInMemory(1), environment.CreateInMemory(2));
        bob.Handler = _rules.Before((received, token) => received.RespondAsync(200, null, token));
        var request = TestEnvironment.Request(alice, SipMethod.Message);
        request.SetBody("multipart/mixed;boundary=b", "no parts"u8.ToArray());

        Assert.AreEqual(400, (await alice.RequestAsync(request, PeerAt(2))).StatusCode);
    }

    [TestMethod]
    public async Task OPTIONS_is_answered_with_what_is_taken_also_on_its_last_hop()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = (environment.CreateInMemory(1), environment.CreateInMemory(2));
        bob.Handler = _rules.Before((received, token) => received.RespondAsync(_rules.Describe(received.Request), token));
        var request = TestEnvironment.Request(alice, SipMethod.Options);
        request.Headers.MaxForwards = 0;

        var response = await alice.RequestAsync(request, PeerAt(2));

        Assert.AreEqual(200, response.StatusCode);
        CollectionAssert.Contains(response.Headers.GetValues(SipHeaderNames.Allow).ToArray(), "MESSAGE");
        CollectionAssert.Contains(response.Headers.GetValues(SipHeaderNames.Accept).ToArray(), "multipart/mixed");
        CollectionAssert.Contains(response.Headers.GetValues(SipHeaderNames.AcceptEncoding).ToArray(), "deflate");
        Assert.IsTrue(response.Headers.HasToken(SipHeaderNames.Supported, "timer"));
    }

    private static SipRequest Request(SipMethod method, string? contentType = null, string body = "")
    {
        var request = new SipRequest(method, SipUri.Parse("sip:bob@im.test"));
        request.Headers.To = SipAddress.Parse("<sip:bob@im.test>");
        request.SetBody(contentType, Encoding.UTF8.GetBytes(body));
        return request;
    }
}
