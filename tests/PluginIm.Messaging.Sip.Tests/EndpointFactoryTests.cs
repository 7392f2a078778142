using Microsoft.Extensions.Logging;
using Moq;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests;

[TestClass]
public sealed class EndpointFactoryTests
{
    [TestMethod]
    public async Task A_shell_may_give_the_endpoint_that_carries_the_sessions()
    {
        await using var environment = await StartAsync();
        var factory = new Mock<ISipEndpointFactory>();
        SipEndpoint? made = null;
        SipEndpointOptions? asked = null;
        factory.Setup(shell => shell.Create(It.IsAny<SipEndpointOptions>(), It.IsAny<ILoggerFactory>()))
            .Returns((SipEndpointOptions options, ILoggerFactory loggers) =>
            {
                asked = options;
                return made = new SipEndpoint(options with { UserAgent = "The shell's own" }, loggers);
            });
        var options = new SipImCarrierOptions
        {
            Switch = environment.PeerOf(SipTransport.Tcp),
            Address = Kate.Address,
            UserName = Kate.Logon,
            Password = _ => ValueTask.FromResult<string?>(PasswordOf(Kate.Logon)),
            InstanceId = SipImCarrierOptions.InstanceOf("test", Kate.Address),
            EndpointFactory = factory.Object,
        };

        await using (var channel = new ImChannel(
            new SipImCarrier(options, TimeProvider.System, environment.Loggers), Kate, new ImOptions(), null, TimeProvider.System, environment.Loggers))
        {
            await channel.SignInAsync();
            await WaitForAsync(() => channel.Status.State == ImChannelState.Ready, "the registration");
        }

        Assert.AreEqual(options.Switch, asked!.OutboundProxy);
        Assert.IsTrue(asked.AcceptOnlyFromOutboundProxy);
        Assert.IsTrue(environment.ReceivedBySwitch.Any(message => message.Contains("User-Agent: The shell's own", StringComparison.Ordinal)));
        await Assert.ThrowsExactlyAsync<SipTransportException>(() => made!.ConnectAsync(options.Switch));
    }
}
