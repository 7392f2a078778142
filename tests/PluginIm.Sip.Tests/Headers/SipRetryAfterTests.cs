using System.Globalization;

namespace PluginIm.Sip.Tests.Headers;

[TestClass]
public sealed class SipRetryAfterTests
{
    [TestMethod]
    [DataRow("18000;duration=3600", 18000, 3600)]
    [DataRow("120 (I'm in a meeting; really)", 120, null)]
    [DataRow("0", 0, null)]
    [DataRow(" 5 ; duration = 7 ", 5, 7)]
    public void A_value_is_read(string text, int delay, int? duration)
    {
        var value = SipRetryAfter.Parse(text);

        Assert.AreEqual(TimeSpan.FromSeconds(delay), value.Delay);
        Assert.AreEqual(duration is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null, value.Duration);
        Assert.AreEqual(value, SipRetryAfter.Parse(value.ToString()));
    }

    [TestMethod]
    [DataRow(503, "30", 30)]
    [DataRow(486, "4294967295", 3600)]
    [DataRow(503, "soon", null)]
    [DataRow(404, "1", 1)]
    [DataRow(408, "30", null)]
    public void Nobody_waits_longer_than_an_hour(int status, string value, int? expected)
    {
        var response = new SipResponse(status);
        response.Headers.Set(SipHeaderNames.RetryAfter, value);

        Assert.AreEqual(expected is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null, SipRetryAfter.WaitOf(response));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("soon")]
    [DataRow("-1")]
    [DataRow("99999999999")]
    [DataRow("5;=x")]
    public void What_is_no_number_of_seconds_is_none(string text)
    {
        Assert.IsFalse(SipRetryAfter.TryParse(text, out _));
        Assert.ThrowsExactly<SipParseException>(() => SipRetryAfter.Parse(text));
    }

    [TestMethod]
    [DataRow(404, true)]
    [DataRow(413, true)]
    [DataRow(480, true)]
    [DataRow(486, true)]
    [DataRow(500, true)]
    [DataRow(503, true)]
    [DataRow(600, true)]
    [DataRow(603, true)]
    [DataRow(200, false)]
    [DataRow(403, false)]
    public void Only_responses_that_may_say_it_are_heard(int status, bool isHeard)
    {
        var response = new SipResponse(status);
        response.Headers.Set(SipHeaderNames.RetryAfter, "12");

        Assert.AreEqual(isHeard, SipRetryAfter.Of(response) is { Delay.TotalSeconds: 12 }, status.ToString(CultureInfo.InvariantCulture));
    }
}
