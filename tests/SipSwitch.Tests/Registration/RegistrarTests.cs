using Microsoft.Extensions.Time.Testing;
using PluginIm.Sip;
using static SipSwitch.Tests.SwitchEnvironment;

namespace SipSwitch.Tests.Registration;

[TestClass]
public sealed class RegistrarTests
{
    [TestMethod]
    [DataRow(SipTransport.Tcp, DigestAlgorithm.Md5)]
    [DataRow(SipTransport.Udp, DigestAlgorithm.Md5)]
    [DataRow(SipTransport.Tcp, DigestAlgorithm.Sha256)]
    [DataRow(SipTransport.Tls, DigestAlgorithm.Sha256)]
    [DataRow(SipTransport.Tcp, DigestAlgorithm.Md5Session)]
    [DataRow(SipTransport.Tcp, DigestAlgorithm.Sha256Session)]
    public async Task The_right_password_registers_the_contact(SipTransport transport, DigestAlgorithm algorithm)
    {
        await using var environment = await StartAsync(options => options with { Algorithms = [algorithm] });

        var amy = await environment.RegisterAsync("amy", transport);

        var answer = await amy.AskAsync(Register(amy));
        Assert.AreEqual(200, answer.StatusCode);
        Assert.AreEqual(amy.Contact.Uri, answer.Headers.Contacts.Single().Uri);
    }

    [TestMethod]
    public async Task Challenges_offer_the_stronger_algorithm_first()
    {
        await using var environment = await StartAsync();
        var amy = await environment.ConnectAsync("amy");

        var challenge = await amy.Endpoint.RequestAsync(Register(amy));

        Assert.AreEqual(401, challenge.StatusCode);
        CollectionAssert.AreEqual(
            new DigestAlgorithm?[] { DigestAlgorithm.Sha256, DigestAlgorithm.Md5 },
            challenge.Headers.GetValues("WWW-Authenticate").Select(text => DigestChallenge.Parse(text).Algorithm).ToArray());
    }

    [TestMethod]
    public async Task Hashed_names_register_and_send_and_are_never_shown()
    {
        await using var environment = await StartAsync(options => options with { UserHash = true });
        var (amy, kate) = (await environment.RegisterAsync("amy"), await environment.RegisterAsync("kate"));

        Assert.AreEqual(200, (await amy.AskAsync(SipMethod.Message, "sip:kate@im.test")).StatusCode);

        Assert.AreEqual("sip:amy@im.test", SipAssertedIdentity.Of(kate.Received.Single())?.Sip?.Uri.ToString());
        var shown = Register(amy);
        amy.Digest.AuthorizeAgain(shown);
        StringAssert.Contains(shown.Headers["Authorization"], "userhash=true");
        Assert.IsFalse(shown.Headers["Authorization"]!.Contains("amy", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task An_agent_who_does_not_trust_the_switchs_certificate_stays_away()
    {
        await using var environment = await StartAsync();

        await Assert.ThrowsExactlyAsync<SipTransportException>(() => environment.ConnectAsync("amy", SipTransport.Tls, tls: new TlsOptions()));
    }

    [TestMethod]
    public async Task A_wrong_password_is_refused()
    {
        await using var environment = await StartAsync();
        var amy = await environment.ConnectAsync("amy", password: "wrong");

        amy.Registration.Start();

        await WaitForAsync(() => amy.Registration.Status.State == SipRegistrationState.Refused, "the refusal");
        Assert.AreEqual(1, environment.Warnings.Count(line => line.Contains("wrong password of amy", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("sip:kate@im.test")]
    [DataRow("sip:amy@elsewhere.test")]
    public async Task Nobody_registers_another_address(string address)
    {
        await using var environment = await StartAsync();
        var amy = await environment.ConnectAsync("amy");
        var register = Register(amy);
        register.Headers.To = SipAddress.Parse($"<{address}>");

        Assert.AreEqual(403, (await amy.AskAsync(register)).StatusCode);
    }

    [TestMethod]
    public async Task Too_short_a_time_is_told_with_the_shortest()
    {
        await using var environment = await StartAsync();
        var amy = await environment.ConnectAsync("amy");
        var register = Register(amy);
        register.Headers.Set("Contact", amy.Contact.WithParameter("expires", "3").ToString());

        var answer = await amy.AskAsync(register);

        Assert.AreEqual(423, answer.StatusCode);
        Assert.AreEqual("10", answer.Headers["Min-Expires"]);
    }

    [TestMethod]
    public async Task A_registration_that_names_no_time_lasts_as_long_as_the_option_says()
    {
        await using var environment = await StartAsync(
            options => options with { DefaultExpires = TimeSpan.FromSeconds(123) }, new FakeTimeProvider());
        var amy = await environment.ConnectAsync("amy");

        var answer = await amy.AskAsync(Register(amy, amy.Contact.ToString()));

        Assert.AreEqual("123", answer.Headers.Contacts.Single().Parameters["expires"]);
    }

    [TestMethod]
    public async Task The_wildcard_removes_all_contacts_and_needs_Expires_0()
    {
        await using var environment = await StartAsync();
        var amy = await environment.RegisterAsync("amy");
        var register = Register(amy, contact: "*");

        Assert.AreEqual(400, (await amy.AskAsync(register)).StatusCode);

        register = Register(amy, contact: "*");
        register.Headers.Expires = 0;
        var answer = await amy.AskAsync(register);

        Assert.AreEqual(200, answer.StatusCode);
        Assert.IsEmpty(answer.Headers.Contacts);
    }

    [TestMethod]
    public async Task A_required_extension_is_refused_by_name()
    {
        await using var environment = await StartAsync();
        var amy = await environment.ConnectAsync("amy");
        var register = Register(amy);
        register.Headers.Set("Require", "gruu, path");

        var answer = await amy.AskAsync(register);

        Assert.AreEqual(420, answer.StatusCode);
        Assert.AreEqual("gruu, path", answer.Headers["Unsupported"]);
    }

    [TestMethod]
    public async Task An_older_REGISTER_of_the_same_call_changes_nothing()
    {
        await using var environment = await StartAsync();
        var amy = await environment.ConnectAsync("amy");
        var register = Register(amy);
        register.Headers.CSeq = new SipCSeq(10, SipMethod.Register);
        var older = register.Clone();
        older.Headers.CSeq = new SipCSeq(5, SipMethod.Register);

        Assert.AreEqual(200, (await amy.AskAsync(register)).StatusCode);
        Assert.AreEqual(500, (await amy.AskAsync(older)).StatusCode);
    }

    [TestMethod]
    public async Task A_lost_connection_ends_its_registration()
    {
        await using var environment = await StartAsync();
        var kate = await environment.ConnectAsync("kate");
        var amy = await environment.RegisterAsync("amy");
        Assert.AreEqual(200, (await kate.AskAsync(SipMethod.Message, "sip:amy@im.test")).StatusCode);

        await amy.Endpoint.DisposeAsync();

        await WaitForAsync(() => environment.Log.Any(record => record.Message.StartsWith("amy is no longer at", StringComparison.Ordinal)), "the loss");
        Assert.AreEqual(480, (await kate.AskAsync(SipMethod.Message, "sip:amy@im.test")).StatusCode);
    }

    [TestMethod]
    public async Task A_registration_that_is_not_renewed_ends()
    {
        var time = new FakeTimeProvider();
        await using var environment = await StartAsync(options => options with { MaxExpires = TimeSpan.FromMinutes(1) }, time);
        var amy = await environment.ConnectAsync("amy", SipTransport.Udp);
        var answer = await amy.AskAsync(Register(amy));
        Assert.AreEqual("60", answer.Headers.Contacts[0].Parameters["expires"]);

        time.Advance(TimeSpan.FromSeconds(61));

        var kate = await environment.ConnectAsync("kate");
        Assert.AreEqual(480, (await kate.AskAsync(SipMethod.Message, "sip:amy@im.test")).StatusCode);
    }

    [TestMethod]
    public async Task The_same_device_on_another_connection_takes_its_old_place()
    {
        await using var environment = await StartAsync();
        var (before, after) = (await environment.ConnectAsync("amy"), await environment.ConnectAsync("amy"));
        foreach (var device in new[] { before, after })
        {
            var contact = device.Contact.WithParameter("+sip.instance", "\"<urn:uuid:1>\"").WithParameter("reg-id", "1");
            Assert.AreEqual(200, (await device.AskAsync(Register(device, contact.ToString()))).StatusCode);
        }

        var answer = await after.AskAsync(Register(after, contact: null));

        Assert.AreEqual(after.Contact.Uri, answer.Headers.Contacts.Single().Uri);
    }

    [TestMethod]
    public async Task One_contact_too_many_takes_the_place_of_the_oldest()
    {
        await using var environment = await StartAsync(options => options with { Limits = new SwitchLimits { MaxContactsPerUser = 2 } });
        var amy = await environment.ConnectAsync("amy");
        SipResponse answer = null!;
        foreach (var host in new[] { "one", "two", "three" })
        {
            answer = await amy.AskAsync(Register(amy, $"<sip:amy@{host}>"));
        }

        CollectionAssert.AreEquivalent(new[] { "two", "three" }, answer.Headers.Contacts.Select(contact => contact.Uri.Host).ToArray());
    }

    private static SipRequest Register(Agent agent) => Register(agent, agent.Contact.ToString());

    private static SipRequest Register(Agent agent, string? contact)
    {
        var request = agent.Request(SipMethod.Register, $"sip:{agent.User}@im.test");
        request.RequestUri = SipUri.Parse("sip:im.test");
        if (contact is not null)
        {
            request.Headers.Set("Contact", contact);
        }

        return request;
    }
}
