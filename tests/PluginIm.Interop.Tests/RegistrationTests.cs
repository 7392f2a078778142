using PluginIm.Interop.Tests.Environment;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "Kamailio is a package of Debian: there is nothing to test against on other systems.")]
public sealed class RegistrationTests
{
    [TestMethod]
    [DataRow(SipTransport.Udp, true, "MD5")]
    [DataRow(SipTransport.Tcp, true, "MD5")]
    [DataRow(SipTransport.Tls, true, "MD5")]
    [DataRow(SipTransport.Udp, false, "SHA-256")]
    [DataRow(SipTransport.Tcp, false, "SHA-256")]
    [DataRow(SipTransport.Tls, false, "SHA-256")]
    public async Task An_agent_registers_and_goes_again(SipTransport transport, bool isMd5, string algorithm)
    {
        await using var interop = await InteropEnvironment.StartAsync(isMd5 ? KamailioOptions.Md5 : KamailioOptions.Sha256);
        var agent = await interop.CreateAgentAsync("kate", transport);

        var challenge = await agent.Endpoint.RequestAsync(agent.Request(SipMethod.Register, "kate"));
        await agent.RegisterAsync();
        var registered = await interop.Switch.ControlAsync("ul.dump");
        await agent.Registration.StopAsync();

        Assert.AreEqual(401, challenge.StatusCode);
        Assert.Contains($"algorithm={algorithm}", challenge.Headers[SipHeaderNames.WwwAuthenticate]!);
        Assert.Contains("kate@127.0.0.1", registered);
        Assert.DoesNotContain("kate@127.0.0.1", await interop.Switch.ControlAsync("ul.dump"));
    }
}
