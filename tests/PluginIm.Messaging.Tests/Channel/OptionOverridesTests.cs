using Microsoft.Extensions.Logging.Testing;
using PluginIm.Contracts.Options;
using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Channel;

[TestClass]
public sealed class OptionOverridesTests
{
    private readonly FakeLogger _log = new();

    [TestMethod]
    public void A_case_sets_options_for_its_consultation()
    {
        var options = Apply("im.toast-timeout=60; im.max-length = 500 ;im.time-stamp=false;im.queue-timeout=00:01:00;im.agent.text-color=#FF102030;");

        Assert.AreEqual(
            new ImOptions
            {
                ToastTimeout = TimeSpan.FromMinutes(1),
                MaxLength = 500,
                TimeStamp = false,
                QueueTimeout = TimeSpan.FromMinutes(1),
                AgentTextColor = "#FF102030",
            },
            options);
        Assert.AreEqual(0, _log.Collector.Count);
    }

    [TestMethod]
    public void Every_option_that_may_be_set_can_be()
    {
        foreach (var option in ImOptionTable.All.Where(option => option.CanBeOverridden))
        {
            var value = option.Kind switch
            {
                ImOptionKind.Flag => option.Default == "true" ? "false" : "true",
                ImOptionKind.Colour => "#FF010203",
                _ => option.Least!,
            };

            Assert.AreNotEqual(new ImOptions(), Apply($"{option.Name}={value}"), option.Name);
        }

        Assert.AreEqual(0, _log.Collector.Count);
    }

    [TestMethod]
    [DataRow("im.max-sessions=5")]
    [DataRow("case.hidden-keys=")]
    [DataRow("sip.switch=tcp:evil.example:5060")]
    [DataRow("im.no-such=1")]
    [DataRow("nonsense")]
    public void What_may_not_be_set_is_named_and_passed_over(string text)
    {
        Assert.AreEqual(new ImOptions { MaxLength = 7 }, Apply($"{text};im.max-length=7"));

        var line = _log.Collector.GetSnapshot().Single().Message;
        StringAssert.Contains(line, text.Split('=')[0]);
        Assert.DoesNotContain("evil", line);
    }

    [TestMethod]
    [DataRow("im.max-length=4001")]
    [DataRow("im.max-length")]
    [DataRow("im.toast-timeout=99999999999999999999")]
    [DataRow("im.toast-timeout=3601")]
    [DataRow("im.time-stamp=secret")]
    public void A_bad_value_leaves_the_option_as_it_is_and_is_not_itself_in_the_log(string text)
    {
        Assert.AreEqual(new ImOptions(), Apply(text));

        var line = _log.Collector.GetSnapshot().Single().Message;
        StringAssert.Contains(line, text.Split('=')[0]);
        Assert.DoesNotContain("secret", line);
    }

    [TestMethod]
    public void Names_from_outside_break_no_log()
    {
        Apply("\u001b[2J\r\nWarning: all is well" + new string('x', 10_000));

        Assert.AreEqual(1, _log.Collector.Count);
        Assert.IsLessThan(300, _log.LatestRecord.Message.Length);
        Assert.DoesNotContain('\n', _log.LatestRecord.Message);
    }

    [TestMethod]
    public async Task They_hold_in_that_session_alone_and_do_not_reach_the_target()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        interaction.Set(OptionOverrides.Key, "im.max-length=5");

        var (kate, amy) = await conversation.ConsultAsync(interaction);
        interaction.Set("Amount", "1.00 EUR");
        await environment.WaitForCaseAsync(amy, "Amount", "1.00 EUR");

        Assert.AreEqual(5, kate.Options.MaxLength);
        Assert.AreEqual(ImSendResult.TooLong, kate.Send("too long"));
        Assert.AreEqual(ImSendResult.Accepted, amy.Send("not too long"));
        Assert.AreEqual(4000, conversation.Kate.StartSession(TestEnvironment.Amy).Session!.Options.MaxLength);
        Assert.DoesNotContain(field => field.Key == OptionOverrides.Key, amy.Case!.Fields);
    }

    [TestMethod]
    public async Task The_time_to_answer_is_the_consultations_own()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        interaction.Set(OptionOverrides.Key, "im.toast-timeout=5");
        var kate = conversation.Consult(interaction);
        kate.Send("Hello");
        await conversation.NextInvitationAsync();

        environment.Time.Advance(TimeSpan.FromSeconds(5));

        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Ended, "the end");
        Assert.AreEqual(ImEndReasonKind.NoAnswer, kate.EndReason!.Kind);
    }

    private ImOptions Apply(string text)
    {
        var interaction = new ScriptedInteraction();
        interaction.Set(OptionOverrides.Key, text);
        return OptionOverrides.Apply(new ImOptions(), interaction, "s", _log);
    }
}
