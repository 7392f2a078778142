namespace MinimalShell.Tests;

[TestClass]
public sealed class AgentTests
{
    [TestMethod]
    public void The_agent_has_an_address_at_the_switch()
    {
        var agent = new Agent("kmilburn");

        Assert.AreEqual(("kmilburn", "kmilburn", "sip:kmilburn@im.test"), (agent.Logon, agent.DisplayName, agent.SipAddress));
    }
}
