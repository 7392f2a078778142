namespace PluginIm.Sip.Contract;

/// <summary>Registration (RFC 3261 10.2, 22).</summary>
public abstract class RegistrationContract<TFactory> : EndpointContract<TFactory>
    where TFactory : IEndpointFactory, new()
{
    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_registration_answers_the_challenge_names_the_flows_own_end_and_is_removed_in_the_end(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var registrar = environment.OpenPeer(transport);
        var registration = Register(environment, endpoint, registrar);

        registration.Start();
        await registrar.AnswerAsync(await registrar.ReceiveAsync(SipMethod.Register), 401, Challenge);
        var register = await registrar.ReceiveAsync(SipMethod.Register);
        await AcceptAsync(registrar, register);
        await WaitForAsync(() => registration.Status.State == SipRegistrationState.Registered, "the registration");
        var contact = register.Headers.Contacts[0].Uri;
        var stopping = registration.StopAsync();
        var removal = await registrar.ReceiveAsync(SipMethod.Register);
        await AcceptAsync(registrar, removal);
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.AreEqual(registration.Flow!.ContactUri("alice"), contact);
        Assert.AreEqual(registration.Flow.LocalEndPoint.Port, contact.Port);
        Assert.IsNotNull(register.Headers[SipHeaderNames.Authorization]);
        Assert.AreEqual(0, removal.Headers.Expires);
        Assert.AreEqual(contact, removal.Headers.Contacts[0].Uri);
        Assert.AreEqual(register.Headers.CallId, removal.Headers.CallId);
        Assert.AreEqual(SipRegistrationState.Stopped, registration.Status.State);
    }

    [TestMethod]
    public async Task A_lost_connection_is_registered_anew_on_a_fresh_one()
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var registrar = environment.OpenPeer(SipTransport.Tcp);
        var registration = Register(environment, endpoint, registrar);

        registration.Start();
        await AcceptAsync(registrar, await registrar.ReceiveAsync(SipMethod.Register));
        await WaitForAsync(() => registration.Status.State == SipRegistrationState.Registered, "the registration");
        var before = registration.Flow;
        registrar.HangUp();
        await AcceptAsync(registrar, await registrar.ReceiveAsync(SipMethod.Register));
        await WaitForAsync(
            () => registration.Status.State == SipRegistrationState.Registered && !registration.Flow!.Equals(before), "the second registration");
        var stopping = registration.StopAsync();
        await AcceptAsync(registrar, await registrar.ReceiveAsync(SipMethod.Register));
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.IsFalse(before!.IsOpen);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_refused_registration_says_so_and_stays(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var registrar = environment.OpenPeer(transport);
        var registration = Register(environment, endpoint, registrar);

        registration.Start();
        await registrar.AnswerAsync(await registrar.ReceiveAsync(SipMethod.Register), 403);
        await WaitForAsync(() => registration.Status.State == SipRegistrationState.Refused, "the refusal");

        Assert.AreEqual(403, registration.Status.StatusCode);
    }

    private static SipRegistration Register(ContractEnvironment<TFactory> environment, ISipEndpoint endpoint, RawPeer registrar)
    {
        var registration = new SipRegistration(endpoint, new SipRegistrationOptions
        {
            AddressOfRecord = SipUri.Parse("sip:alice@im.test"),
            Registrar = registrar.Address,
            Digest = AliceDigest(),
            FirstRetry = TimeSpan.FromMilliseconds(10),
        });
        environment.OnDispose(registration);
        return registration;
    }

    private static Task<SipResponse> AcceptAsync(RawPeer registrar, SipRequest register) => registrar.AnswerAsync(
        register, 200, response => response.Headers.Set(SipHeaderNames.Contact, $"{register.Headers[SipHeaderNames.Contact]};expires=600"));
}
