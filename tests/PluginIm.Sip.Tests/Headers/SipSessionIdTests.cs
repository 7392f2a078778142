namespace PluginIm.Sip.Tests.Headers;

[TestClass]
public sealed class SipSessionIdTests
{
    private const string A = "ab30317f1a784dc48ff824d0d3715d86";
    private const string B = "47755a9de7794ba387653f2099600ef2";

    [TestMethod]
    public void The_values_of_RFC_7989_are_read_and_written()
    {
        var first = SipSessionId.Parse($"{A};remote={SipSessionId.Nil}");
        var answer = first.AnsweredBy(B);

        Assert.AreEqual((A, SipSessionId.Nil), (first.Local, first.Remote));
        Assert.AreEqual($"{B};remote={A}", answer.ToString());
        Assert.AreEqual(answer, SipSessionId.Parse(answer.ToString()));
    }

    [TestMethod]
    public void An_element_of_RFC_7329_gives_its_own_identity_alone()
    {
        var old = SipSessionId.Parse(A);

        Assert.IsNull(old.Remote);
        Assert.AreEqual(A, old.ToString());
    }

    [TestMethod]
    public void Letters_count_in_lower_case() =>
        Assert.AreEqual(new SipSessionId(A, B), SipSessionId.Parse($"{A.ToUpperInvariant()};remote={B.ToUpperInvariant()}"));

    [TestMethod]
    public void Both_ends_name_one_session_in_either_order()
    {
        Assert.IsTrue(new SipSessionId(A, B).IsSameSessionAs(new SipSessionId(B, A)));
        Assert.IsTrue(new SipSessionId(A, B).IsSameSessionAs(new SipSessionId(A, B)));
        Assert.IsFalse(new SipSessionId(A, B).IsSameSessionAs(new SipSessionId(A)));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("ab30317f1a784dc48ff824d0d3715d8")]
    [DataRow("gb30317f1a784dc48ff824d0d3715d86")]
    [DataRow("ab30317f-1a78-4dc4-8ff8-24d0d3715d86")]
    [DataRow("ab30317f1a784dc48ff824d0d3715d86;remote=1")]
    [DataRow("ab30317f1a784dc48ff824d0d3715d86;remote")]
    public void A_malformed_value_is_passed_over(string text)
    {
        var request = new SipRequest(SipMethod.Invite, SipUri.Parse("sip:bob@im.test"));
        request.Headers.Set(SipHeaderNames.SessionId, text);

        Assert.IsNull(SipSessionId.Of(request));
        Assert.ThrowsExactly<SipParseException>(() => SipSessionId.Parse(text));
    }

    [TestMethod]
    public void A_fresh_identity_is_one() => Assert.IsTrue(SipSessionId.TryParse(SipSessionId.NewIdentity(), out _));
}
