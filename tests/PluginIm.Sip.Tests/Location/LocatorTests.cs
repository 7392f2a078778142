using Microsoft.Extensions.Logging.Abstractions;

namespace PluginIm.Sip.Tests.Location;

/// <summary>RFC 3263 4.1 and 4.2, step by step, with the records of its own example.</summary>
[TestClass]
public sealed class LocatorTests
{
    [TestMethod]
    [DataRow("sip:bob@10.0.0.9", "udp:10.0.0.9:5060")]
    [DataRow("sip:bob@10.0.0.9;transport=tcp", "tcp:10.0.0.9:5060")]
    [DataRow("sips:bob@10.0.0.9", "tls:10.0.0.9:5061")]
    [DataRow("sip:bob@[2001:db8::9]:5070", "udp:[2001:db8::9]:5070")]
    [DataRow("sip:bob@[::ffff:10.0.0.9]", "udp:10.0.0.9:5060")]
    [DataRow("sip:bob@im.test;maddr=10.0.0.8", "udp:10.0.0.8:5060")]
    public async Task An_address_is_taken_as_it_is_and_DNS_is_not_asked(string uri, string expected)
    {
        var zone = new InMemoryZone();

        Assert.AreEqual(expected, await LocateAsync(zone, uri));
        Assert.IsEmpty(zone.Questions);
    }

    [TestMethod]
    [DataRow("sip:bob@im.test:5070", "udp:10.0.0.1:5070")]
    [DataRow("sips:bob@im.test:5070", "tls:10.0.0.1:5070")]
    [DataRow("sip:bob@im.test:5070;transport=tcp", "tcp:10.0.0.1:5070")]
    public async Task A_port_leaves_only_the_addresses_to_be_asked_for(string uri, string expected)
    {
        var zone = Example().Address("im.test", "10.0.0.1");

        Assert.AreEqual(expected, await LocateAsync(zone, uri));
        CollectionAssert.AreEqual(new[] { "Address im.test" }, zone.Questions.ToArray());
    }

    [TestMethod]
    public async Task The_order_of_NAPTR_then_its_preference_says_the_transport()
    {
        var zone = Example()
            .Naptr("im.test", 20, 50, "SIPS+D2T", "_sips._tcp.im.test")
            .Naptr("im.test", 10, 90, "SIP+D2U", "_sip._udp.im.test")
            .Naptr("im.test", 10, 50, "SIP+D2T", "_sip._tcp.im.test")
            .Naptr("im.test", 1, 1, "SIP+D2S", "_sip._sctp.im.test")
            .Naptr("im.test", 1, 1, "SIP+D2T", "elsewhere.test", flags: "u");

        Assert.AreEqual("tcp:10.0.0.2:5070, udp:10.0.0.3:5080, tls:10.0.0.1:5443", await LocateAsync(zone, "sip:bob@im.test"));
    }

    [TestMethod]
    public async Task A_service_of_another_domain_is_followed_and_the_name_to_prove_stays_that_which_was_asked_for()
    {
        var zone = new InMemoryZone()
            .Naptr("im.test", 1, 1, "SIPS+D2T", "_sips._tcp.provider.test")
            .Srv("_sips._tcp.provider.test", 1, 1, 5443, "node.provider.test")
            .Address("node.provider.test", "10.0.0.7");

        var candidate = (await CandidatesAsync(zone, "sips:bob@im.test")).Single();

        Assert.AreEqual("tls:10.0.0.7:5443", candidate.Peer.ToString());
        Assert.AreEqual("im.test", candidate.Domain);
    }

    [TestMethod]
    public async Task A_secure_target_is_never_served_in_the_clear()
    {
        var zone = new InMemoryZone()
            .Naptr("im.test", 1, 1, "SIP+D2T", "_sip._tcp.im.test")
            .Naptr("im.test", 2, 1, "SIP+D2U", "_sip._udp.im.test")
            .Srv("_sip._tcp.im.test", 1, 1, 5070, "a.im.test")
            .Srv("_sip._udp.im.test", 1, 1, 5070, "a.im.test")
            .Address("a.im.test", "10.0.0.1")
            .Address("im.test", "10.0.0.4");

        Assert.AreEqual("tls:10.0.0.4:5061", await LocateAsync(zone, "sips:bob@im.test"));
        Assert.AreEqual("tls:10.0.0.4:5061", await LocateAsync(zone, "sip:bob@im.test;transport=tls"));
        Assert.DoesNotContain("Srv _sip._tcp.im.test", zone.Questions);
        Assert.DoesNotContain("Srv _sip._udp.im.test", zone.Questions);
    }

    [TestMethod]
    public async Task Without_NAPTR_the_SRV_say_what_the_domain_speaks_and_after_TLS_nothing_in_the_clear_follows()
    {
        Assert.AreEqual("tls:10.0.0.1:5443", await LocateAsync(Example(), "sip:bob@im.test"));
        Assert.AreEqual(
            "tcp:10.0.0.2:5070, udp:10.0.0.2:5070",
            await LocateAsync(
                new InMemoryZone().Srv("_sip._udp.im.test", 1, 1, 5070, "b.im.test").Srv("_sip._tcp.im.test", 1, 1, 5070, "b.im.test")
                    .Address("b.im.test", "10.0.0.2"),
                "sip:bob@im.test"));
    }

    [TestMethod]
    public async Task With_a_transport_its_SRV_alone_is_asked_for()
    {
        var zone = Example();

        Assert.AreEqual("tcp:10.0.0.2:5070", await LocateAsync(zone, "sip:bob@im.test;transport=tcp"));
        Assert.AreEqual("Srv _sip._tcp.im.test", zone.Questions[0]);
        Assert.DoesNotContain("Naptr im.test", zone.Questions);
    }

    [TestMethod]
    [DataRow("sip:bob@im.test", "udp:10.0.0.4:5060, udp:[2001:db8::4]:5060")]
    [DataRow("sip:bob@im.test;transport=tcp", "tcp:10.0.0.4:5060, tcp:[2001:db8::4]:5060")]
    [DataRow("sips:bob@im.test", "tls:10.0.0.4:5061, tls:[2001:db8::4]:5061")]
    public async Task Without_SRV_the_addresses_of_the_name_and_the_default_port_count(string uri, string expected)
    {
        var zone = new InMemoryZone().Address("im.test", "2001:db8::4", "10.0.0.4", "::ffff:10.0.0.4");

        Assert.AreEqual(expected, await LocateAsync(zone, uri));
    }

    [TestMethod]
    public async Task Priorities_are_kept_and_hosts_without_address_left_out()
    {
        var zone = new InMemoryZone()
            .Srv("_sip._tcp.im.test", 20, 0, 5060, "backup.im.test")
            .Srv("_sip._tcp.im.test", 10, 0, 5060, "gone.im.test")
            .Srv("_sip._tcp.im.test", 10, 0, 5062, "main.im.test")
            .Address("backup.im.test", "10.0.0.2")
            .Address("main.im.test", "10.0.0.1", "2001:db8::1");

        Assert.AreEqual(
            "tcp:10.0.0.1:5062, tcp:[2001:db8::1]:5062, tcp:10.0.0.2:5060", await LocateAsync(zone, "sip:bob@im.test;transport=tcp"));
    }

    [TestMethod]
    public async Task A_domain_that_says_it_has_no_such_service_is_not_reached_by_its_addresses()
    {
        var zone = new InMemoryZone().Srv("_sip._tcp.im.test", 0, 0, 0, ".").Address("im.test", "10.0.0.1");

        await Assert.ThrowsExactlyAsync<SipTransportException>(() => LocateAsync(zone, "sip:bob@im.test;transport=tcp"));
    }

    [TestMethod]
    public async Task A_domain_with_endless_records_is_tried_only_so_far()
    {
        var zone = new InMemoryZone();
        for (var i = 0; i < 200; i++)
        {
            zone.Srv("_sip._tcp.im.test", i, 1, 5060, $"h{i}.im.test");
            for (var j = 0; j < 50; j++)
            {
                zone.Address($"h{i}.im.test", $"10.1.{i}.{j}");
            }
        }

        Assert.HasCount(128, await CandidatesAsync(zone, "sip:bob@im.test;transport=tcp"));
        Assert.HasCount(17, zone.Questions);
    }

    [TestMethod]
    public async Task A_name_that_is_nowhere_is_said()
    {
        var fault = await Assert.ThrowsExactlyAsync<SipTransportException>(() => LocateAsync(new InMemoryZone(), "sip:bob@im.test"));

        StringAssert.Contains(fault.Message, "im.test");
    }

    [TestMethod]
    public async Task This_machines_own_name_is_not_asked_for_as_a_service()
    {
        var zone = new InMemoryZone().Address("localhost", "127.0.0.1");

        Assert.AreEqual("tcp:127.0.0.1:5060", await LocateAsync(zone, "sip:bob@localhost;transport=tcp"));
        CollectionAssert.AreEqual(new[] { "Address localhost" }, zone.Questions.ToArray());
    }

    [TestMethod]
    [DataRow("tls:im.test", "tls:10.0.0.1:5443")]
    [DataRow("tcp:im.test", "tcp:10.0.0.2:5070")]
    [DataRow("tcp:b.im.test:5060", "tcp:10.0.0.2:5060")]
    public async Task A_peer_without_port_is_found_by_SRV_and_one_with_a_port_by_its_addresses(string peer, string expected)
    {
        var located = await new Locator(Example(), new LocationOptions(), NullLogger.Instance)
            .LocateAsync(LocationTarget.Of(SipPeer.Parse(peer)), CancellationToken.None);

        Assert.AreEqual(expected, string.Join(", ", located.Select(candidate => candidate.Peer)));
    }

    private static InMemoryZone Example() => new InMemoryZone()
        .Srv("_sips._tcp.im.test", 1, 1, 5443, "a.im.test")
        .Srv("_sip._tcp.im.test", 1, 1, 5070, "b.im.test")
        .Srv("_sip._udp.im.test", 1, 1, 5080, "c.im.test")
        .Address("a.im.test", "10.0.0.1")
        .Address("b.im.test", "10.0.0.2")
        .Address("c.im.test", "10.0.0.3");

    private static async Task<IReadOnlyList<Candidate>> CandidatesAsync(InMemoryZone zone, string uri) =>
        await new Locator(zone, new LocationOptions(), NullLogger.Instance)
            .LocateAsync(LocationTarget.Of(SipUri.Parse(uri)), CancellationToken.None);

    private static async Task<string> LocateAsync(InMemoryZone zone, string uri) =>
        string.Join(", ", (await CandidatesAsync(zone, uri)).Select(candidate => candidate.Peer));
}
