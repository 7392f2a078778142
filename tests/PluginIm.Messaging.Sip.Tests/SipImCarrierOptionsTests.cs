using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Moq;
using PluginIm.Contracts;
using PluginIm.Sip;
using PluginIm.Sip.Tests.Transport;

namespace PluginIm.Messaging.Sip.Tests;

/// <summary>Options as a shell gives them: good ones are taken, bad ones are named and leave the default.</summary>
[TestClass]
public sealed class SipImCarrierOptionsTests
{
    private readonly FakeLogger _logger = new();

    [TestMethod]
    public void Without_options_a_local_switch_by_TCP_and_a_silent_trace_are_meant()
    {
        var options = Read([]);

        Assert.AreEqual(SipPeer.Parse("tcp:127.0.0.1:5060"), options.Switch);
        Assert.IsFalse(options.TraceTexts);
        Assert.AreEqual(TimeSpan.FromMinutes(10), options.PageRejectTime);
        Assert.IsNull(options.TrustedAuthorities);
        Assert.AreEqual(0, _logger.Collector.Count);
    }

    [TestMethod]
    [DataRow("udp:10.0.0.1:5070")]
    [DataRow("tcp:switch.example:5060")]
    [DataRow("tls:switch.example:5061")]
    public void The_switch_is_named_with_its_transport(string text)
    {
        Assert.AreEqual(text, Read(new() { ["sip.switch"] = text }).Switch.ToString());
        Assert.AreEqual(0, _logger.Collector.Count);
    }

    [TestMethod]
    public void Several_switches_are_a_list_with_the_preferred_one_first()
    {
        var options = Read(new() { ["sip.switch"] = "tls:im.example.com, tls:backup.example.com:5061,tcp:10.0.0.1:5060" });

        Assert.AreEqual("tls:im.example.com", options.Switch.ToString());
        CollectionAssert.AreEqual(
            new[] { "tls:backup.example.com:5061", "tcp:10.0.0.1:5060" }, options.FurtherSwitches.Select(peer => peer.ToString()).ToArray());
        Assert.AreEqual(0, _logger.Collector.Count);
    }

    [TestMethod]
    public void A_bad_entry_of_a_list_is_named_and_left_out()
    {
        var options = Read(new() { ["sip.switch"] = "tls:im.example.com,backup.example.com:5061,tcp:127.0.0.1:0" });

        Assert.AreEqual("tls:im.example.com", options.Switch.ToString());
        Assert.IsEmpty(options.FurtherSwitches);
        CollectionAssert.AreEqual(
            new[] { "backup.example.com:5061", "tcp:127.0.0.1:0" },
            _logger.Collector.GetSnapshot().Select(record => record.GetStructuredStateValue("Entry")).ToArray());
    }

    [TestMethod]
    [DataRow("sip.switch", "switch.example")]
    [DataRow("sip.switch", "sctp:switch.example:5060")]
    [DataRow("sip.trace-texts", "perhaps")]
    [DataRow("sip.page-reject-time", "soon")]
    [DataRow("sip.page-reject-time", "86401")]
    [DataRow("sip.certificate-authority", "/nowhere/authority.pem")]
    public void A_bad_value_is_named_and_the_default_holds(string option, string value)
    {
        var options = Read(new() { [option] = value });

        Assert.AreEqual(SipPeer.Parse("tcp:127.0.0.1:5060"), options.Switch);
        Assert.IsFalse(options.TraceTexts);
        Assert.IsNull(options.TrustedAuthorities);
        Assert.AreEqual(LogLevel.Warning, _logger.LatestRecord.Level);
        StringAssert.Contains(_logger.LatestRecord.Message, option);
        StringAssert.Contains(_logger.LatestRecord.Message, value);
    }

    [TestMethod]
    [DataRow("0", 0)]
    [DataRow("90", 90)]
    public void The_time_of_a_rejection_is_read_in_seconds(string value, int seconds) =>
        Assert.AreEqual(TimeSpan.FromSeconds(seconds), Read(new() { ["sip.page-reject-time"] = value }).PageRejectTime);

    [TestMethod]
    public async Task An_authority_of_ones_own_is_read_from_its_file()
    {
        using var authority = new TestAuthority();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, authority.Trusted[0].ExportCertificatePem());

        var options = Read(new() { ["sip.certificate-authority"] = file });
        File.Delete(file);

        Assert.AreEqual(authority.Trusted[0].Thumbprint, options.TrustedAuthorities![0].Thumbprint);
        Assert.AreEqual(0, _logger.Collector.Count);
    }

    [TestMethod]
    public async Task A_file_without_a_certificate_is_named()
    {
        var file = Path.GetTempFileName();

        Assert.IsNull(Read(new() { ["sip.certificate-authority"] = file }).TrustedAuthorities);
        await File.WriteAllTextAsync(file, "-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n");
        Assert.IsNull(Read(new() { ["sip.certificate-authority"] = file }).TrustedAuthorities);
        File.Delete(file);

        Assert.AreEqual(2, _logger.Collector.Count);
    }

    private SipImCarrierOptions Read(Dictionary<string, string> values)
    {
        var settings = new Mock<IImSettings>();
        settings.Setup(s => s.Find(It.IsAny<string>())).Returns((string name) => values.GetValueOrDefault(name));
        var agent = Mock.Of<IAgent>(a => a.Logon == "kmilburn" && a.DisplayName == "Kate Milburn" && a.SipAddress == "sip:kmilburn@im.test");
        return SipImCarrierOptions.From(settings.Object, agent, Mock.Of<ICredentials>(), _logger);
    }
}
