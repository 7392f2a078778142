using PluginIm.Interop.Tests.Peers;

namespace PluginIm.Interop.Tests;

/// <summary>The files of deploy/kamailio as they are.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "Kamailio is a package of Debian: there is nothing to test against on other systems.")]
public sealed class KamailioConfigurationTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("WITH_MD5")]
    [DataRow("WITH_STORE")]
    [DataRow("WITH_PRESENCE")]
    [DataRow("WITH_DMQ")]
    [DataRow("WITH_MD5 WITH_STORE WITH_PRESENCE WITH_DMQ")]
    public async Task Kamailio_accepts_the_configuration_with_each_option(string options)
    {
        var defines = options.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(option => new[] { "-A", option });

        var output = await PeerProgram.RunAsync("/usr/sbin/kamailio", Path.GetTempPath(), ["-c", "-f", KamailioFolder.Source("kamailio.cfg"), .. defines]);

        Assert.Contains("config file ok", output);
        Assert.DoesNotContain("ERROR", output);
        Assert.DoesNotContain("WARNING", output);
    }
}
