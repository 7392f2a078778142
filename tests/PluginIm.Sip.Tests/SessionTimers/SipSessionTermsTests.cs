namespace PluginIm.Sip.Tests.SessionTimers;

[TestClass]
public sealed class SipSessionTermsTests
{
    private static readonly SipSessionTimerOptions Options = new();

    [TestMethod]
    public void A_request_asks_as_the_wire_profile_says()
    {
        var request = Request(null);

        SipSessionTerms.Ask(request, Options);

        Assert.AreEqual("1800", request.Headers[SipHeaderNames.SessionExpires]);
        Assert.AreEqual("90", request.Headers[SipHeaderNames.MinSE]);
        Assert.IsTrue(request.Headers.HasToken(SipHeaderNames.Supported, "timer"));
    }

    [TestMethod]
    [DataRow("1800", true, "1800;refresher=uac", false)]
    [DataRow("1800;refresher=uac", true, "1800;refresher=uac", false)]
    [DataRow("1800;refresher=uas", true, "1800;refresher=uas", true)]
    [DataRow("1800", false, "1800;refresher=uas", true)]
    [DataRow("7200", true, "1800;refresher=uac", false)]
    [DataRow("600", true, "600;refresher=uac", false)]
    [DataRow(null, true, "1800;refresher=uac", false)]
    public void The_answer_follows_table_2_of_RFC_4028(string? asked, bool isSupported, string answered, bool refreshes)
    {
        var request = Request(asked, isSupported);
        var response = new SipResponse(200);

        var terms = SipSessionTerms.Agree(request, response, Options);

        Assert.AreEqual(answered, response.Headers[SipHeaderNames.SessionExpires]);
        Assert.AreEqual(refreshes, terms?.IsRefresher);
        Assert.AreEqual(!refreshes, response.Headers.HasToken(SipHeaderNames.Require, "timer"));
    }

    [TestMethod]
    public void An_interval_is_never_agreed_on_below_what_anybody_on_the_way_asks_for()
    {
        var request = Request("7200");
        request.Headers.Set(SipHeaderNames.MinSE, "3600");

        Assert.AreEqual(TimeSpan.FromSeconds(3600), SipSessionTerms.Agree(request, new SipResponse(200), Options)?.Interval);
    }

    [TestMethod]
    public void An_old_side_that_takes_no_UPDATE_gets_no_timer()
    {
        var response = new SipResponse(200);

        Assert.IsNull(SipSessionTerms.Agree(Request(null, isSupported: false), response, Options));
        Assert.IsFalse(response.Headers.Contains(SipHeaderNames.SessionExpires));
        Assert.IsNull(SipSessionTerms.Of(new SipResponse(200), Options));
    }

    [TestMethod]
    public void An_old_side_that_takes_UPDATE_is_refreshed_by_this_one()
    {
        var request = Request(null, isSupported: false);
        request.Headers.Set(SipHeaderNames.Allow, "INVITE, UPDATE");
        var success = new SipResponse(200);
        success.Headers.Set(SipHeaderNames.Allow, "INVITE, UPDATE");

        Assert.AreEqual(new SipSessionTerms(Options.Interval, true), SipSessionTerms.Agree(request, new SipResponse(200), Options));
        Assert.AreEqual(new SipSessionTerms(Options.Interval, true), SipSessionTerms.Of(success, Options));
    }

    [TestMethod]
    [DataRow("1800;refresher=uac", 1800, true)]
    [DataRow("1800;refresher=uas", 1800, false)]
    [DataRow("1;refresher=uac", 90, true)]
    public void A_2xx_says_who_refreshes(string answered, int seconds, bool refreshes)
    {
        var success = new SipResponse(200);
        success.Headers.Set(SipHeaderNames.SessionExpires, answered);

        Assert.AreEqual(new SipSessionTerms(TimeSpan.FromSeconds(seconds), refreshes), SipSessionTerms.Of(success, Options));
    }

    [TestMethod]
    [DataRow("89", 90, 422)]
    [DataRow("90", 90, null)]
    [DataRow("119", 120, 422)]
    [DataRow("10", 5, 422)]
    [DataRow(null, 120, null)]
    public void An_interval_too_short_is_refused_with_the_shortest_that_is_taken(string? asked, int minimum, int? expected)
    {
        var options = Options with { Minimum = TimeSpan.FromSeconds(minimum) };

        var refusal = SipSessionTerms.RefusalOf(Request(asked), options);

        Assert.AreEqual(expected, refusal?.StatusCode);
        Assert.IsTrue(refusal is null || refusal.Headers[SipHeaderNames.MinSE] == (minimum < 90 ? "90" : DeltaSeconds.Of(options.Minimum)));
    }

    private static SipRequest Request(string? asked, bool isSupported = true)
    {
        var request = new SipRequest(SipMethod.Invite, SipUri.Parse("sip:bob@im.test"));
        if (asked is not null)
        {
            request.Headers.Set(SipHeaderNames.SessionExpires, asked);
        }

        if (isSupported)
        {
            request.Headers.Set(SipHeaderNames.Supported, "replaces, timer");
        }

        return request;
    }
}
