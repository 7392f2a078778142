using PluginIm.Sip;
using SipSwitch.Forwarding;

namespace SipSwitch.Tests.Forwarding;

[TestClass]
public sealed class BestResponseTests
{
    [TestMethod]
    [DataRow(603, 603, 302, 486)]
    [DataRow(302, 486, 302, 500)]
    [DataRow(486, 480, 486, 408)]
    [DataRow(407, 486, 407, 404)]
    [DataRow(404, 500, 404, 503)]
    [DataRow(500, 503, 500, 503)]
    [DataRow(480, 480, 503, 500)]
    [DataRow(486, 488, 486, 405)]
    [DataRow(480, 488, 480, 405)]
    [DataRow(487, 405, 488, 487)]
    [DataRow(488, 488, 500, 503)]
    public void The_best_of_a_forks_refusals_is_chosen(int expected, int first, int second, int third)
    {
        var best = BestResponse.Of([new SipResponse(first), new SipResponse(second), new SipResponse(third)]);

        Assert.AreEqual(expected, best.StatusCode);
    }
}
