using Microsoft.Extensions.Time.Testing;
using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests;

/// <summary>Signing in with the real switch, and staying so.</summary>
[TestClass]
public sealed class SignInTests
{
    [TestMethod]
    public async Task A_wrong_password_is_said_and_not_tried_again()
    {
        await using var environment = await StartAsync();
        environment.Expect("unknown user or wrong password of kmilburn");
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var kate = environment.CreateDesktop(Kate, new DesktopOptions { Password = "guessed", Time = time });

        await kate.Channel.SignInAsync();
        await kate.WaitForAsync(ImChannelState.Refused);
        var tries = Registers(environment);
        time.Advance(TimeSpan.FromHours(1));

        Assert.IsNull(kate.Channel.Status.NextTry);
        Assert.IsFalse(kate.Channel.Status.IsPasswordMissing);
        StringAssert.StartsWith(kate.Channel.Status.Detail, "401");
        Assert.AreEqual(ImStartRefusal.ChannelNotReady, kate.Channel.StartSession(Amy).Refusal);
        Assert.AreEqual(2, tries);
        Assert.AreEqual(tries, Registers(environment));
    }

    [TestMethod]
    public async Task A_missing_password_is_told_from_a_wrong_one_with_what_to_do_about_it()
    {
        await using var environment = await StartAsync();
        environment.Expect("No password for sip:kmilburn@im.test: the switch asks for one (401), and the shell's ICredentials gave none for kmilburn.");
        var kate = environment.CreateDesktop(Kate, new DesktopOptions { Password = "" });

        await kate.Channel.SignInAsync();
        await kate.WaitForAsync(ImChannelState.Refused);

        Assert.IsTrue(kate.Channel.Status.IsPasswordMissing);
        StringAssert.StartsWith(kate.Channel.Status.Detail, "401");
    }

    [TestMethod]
    public async Task A_switch_that_comes_up_later_is_found()
    {
        await using var environment = WithoutSwitch();
        var kate = environment.CreateDesktop(Kate);
        await kate.Channel.SignInAsync();
        await kate.WaitForAsync(ImChannelState.Unreachable);
        Assert.IsNotNull(kate.Channel.Status.NextTry);
        Assert.IsNotNull(kate.Channel.Status.Detail);
        Assert.AreEqual(ImStartRefusal.ChannelNotReady, kate.Channel.StartSession(Amy).Refusal);

        await environment.StartSwitchAsync();

        await kate.WaitForAsync(ImChannelState.Ready);
        Assert.IsNull(kate.Channel.Status.NextTry);
    }

    [TestMethod]
    public async Task A_switch_that_is_away_is_asked_less_and_less_often()
    {
        await using var environment = WithoutSwitch();
        var time = new RecordingTime();
        var kate = environment.CreateDesktop(Kate, new DesktopOptions { Time = time, FirstRetry = TimeSpan.FromSeconds(2) });
        await kate.Channel.SignInAsync();
        var waits = new List<TimeSpan>();

        for (var i = 0; i < 8; i++)
        {
            var now = time.GetUtcNow();
            await WaitForAsync(() => kate.Channel.Status.NextTry > now, "the next try to be planned");
            waits.Add(kate.Channel.Status.NextTry!.Value - now);
            await WaitForAsync(() => time.IsAwaited(waits[^1]), "the wait to begin");
            time.Advance(waits[^1]);
        }

        Assert.IsTrue(waits[0] >= TimeSpan.FromSeconds(1) && waits[0] <= TimeSpan.FromSeconds(2), $"{waits[0]}");
        Assert.IsTrue(waits[^1] >= TimeSpan.FromSeconds(30) && waits[^1] <= TimeSpan.FromSeconds(60), $"{waits[^1]}");
    }

    [TestMethod]
    public async Task The_next_switch_of_the_list_takes_over_at_once_when_the_first_one_goes()
    {
        await using var environment = WithoutSwitch();
        await using var first = new ScriptedSwitch(SipTransport.Tcp, environment.Loggers);
        await using var second = new ScriptedSwitch(SipTransport.Tcp, environment.Loggers);
        await first.StartAsync();
        await second.StartAsync();
        var kate = environment.CreateDesktop(
            Kate, new DesktopOptions { Switches = [first.Peer, second.Peer], FirstRetry = TimeSpan.FromHours(1) });
        await kate.Channel.SignInAsync();
        await kate.WaitForAsync(ImChannelState.Ready);
        Assert.IsEmpty(second.Received);

        await first.DisposeAsync();
        await WaitForAsync(() => !second.Received.IsEmpty, "a registration at the second switch");
        await kate.WaitForAsync(ImChannelState.Ready);
        var session = kate.Invite(Amy);
        await session.WaitForAsync(ImSessionState.Connected);

        CollectionAssert.AreEqual(
            new[] { SipMethod.Register, SipMethod.Options, SipMethod.Invite }, second.Received.Select(request => request.Method).ToArray());
    }

    [TestMethod]
    public async Task Who_has_signed_out_is_not_rung_and_may_sign_in_again()
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered", "refused with 480: the user is not registered");
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));

        await amy.Channel.SignOutAsync();
        await kate.Invite(Amy).AssertEndedAsync(ImEndReasonKind.Failed, 480);
        await amy.Channel.SignInAsync();
        await amy.WaitForAsync(ImChannelState.Ready);

        await kate.ConnectAsync(amy);
    }

    private static int Registers(TestEnvironment environment) =>
        environment.ReceivedBySwitch.Count(trace => trace.Contains("\nREGISTER ", StringComparison.Ordinal));
}
