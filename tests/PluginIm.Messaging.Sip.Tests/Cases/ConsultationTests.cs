using System.Text;
using System.Text.RegularExpressions;
using PluginIm.Contracts;
using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Messaging.Tests.Environment;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests.Cases;

/// <summary>The case of a consultation from desktop to desktop, through the real switch.</summary>
[TestClass]
public sealed partial class ConsultationTests
{
    [TestMethod]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tls)]
    public async Task The_case_comes_with_the_question(SipTransport transport)
    {
        await using var environment = await StartAsync();
        var kate = await environment.SignInAsync(Kate, new DesktopOptions { Transport = transport });
        var amy = await environment.SignInAsync(Amy, new DesktopOptions { Transport = transport });
        var interaction = new ScriptedInteraction();

        kate.Consult(Amy, interaction, "May I refund this?");
        var invitation = await amy.NextInvitationAsync();

        Assert.AreEqual("May I refund this?", invitation.FirstMessage);
        AssertSame(interaction.CaseInformation, invitation.Session.Case);
        string[] secrets = ["Anna Berger", "Invoice too high", "12.50 EUR"];
        Assert.DoesNotContain(
            record => Array.Exists(secrets, secret => record.Message.Contains(secret, StringComparison.Ordinal)), environment.Log, "Nothing of a case is in a log.");
    }

    [TestMethod]
    public async Task Plain_session_has_nothing_of_a_case_on_the_wire()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));

        var (_, theirs) = await kate.ConnectAsync(amy);

        Assert.IsNull(theirs.Case);
        Assert.DoesNotContain(trace => trace.Contains("Call-Info", StringComparison.Ordinal), environment.ReceivedBySwitch);
    }

    [TestMethod]
    [DataRow(12_000)]
    [DataRow(60_000)]
    public async Task A_case_that_the_invitation_has_no_room_for_follows_in_parts(int length)
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var interaction = new ScriptedInteraction();
        interaction.Set("Note", new string('n', length));

        var (mine, theirs) = await kate.ConsultAsync(amy, interaction);
        await WaitForAsync(() => theirs.Case is not null, "the case");

        AssertSame(interaction.CaseInformation, theirs.Case);
        Assert.DoesNotContain(trace => LengthOf(trace) > 16_000, environment.ReceivedBySwitch);
        Assert.Contains(trace => LengthOf(trace) > 11_000, environment.ReceivedBySwitch);
        await mine.SayAsync("and more");
        CollectionAssert.AreEqual(new[] { "kmilburn: Hello", "kmilburn: and more" }, theirs.Lines());
    }

    [TestMethod]
    public async Task A_case_of_200_fields_with_hostile_values_comes_as_it_was()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var interaction = new ScriptedInteraction();
        string[] hostile = ["\0\u0001\u001b[2J", "\u202Egnp.exe", "\r\nBYE sip:x SIP/2.0\r\n\r\n", "<script>&amp;</script>", "--pluginim-\r\n--", "\"}]}", "👩‍👩‍👧\uFFFF"];
        interaction.Change(CaseInformation.Empty with
        {
            Fields = [.. Enumerable.Range(0, 200).Select(index => new CaseField($"{hostile[index % hostile.Length]}{index}", hostile[index % 3], hostile[index % hostile.Length]))],
        });

        var (_, theirs) = await kate.ConsultAsync(amy, interaction);
        await WaitForAsync(() => theirs.Case is not null, "the case");

        AssertSame(interaction.CaseInformation, theirs.Case);
    }

    [TestMethod]
    public async Task Where_the_target_takes_less_the_consultation_goes_on_without_the_case()
    {
        await using var environment = await StartAsync();
        environment.Expect("its case is not taken: its parts have more than 262144 bytes", "is not with the other side");
        var kate = await environment.SignInAsync(Kate, new DesktopOptions { Messaging = new ImOptions { MaxCaseSize = 1_048_576 } });
        var amy = await environment.SignInAsync(Amy);
        var interaction = new ScriptedInteraction();
        foreach (var note in Enumerable.Range(0, 10))
        {
            interaction.Set($"Note{note}", new string('n', 50_000));
        }

        var (mine, theirs) = await kate.ConsultAsync(amy, interaction);
        await WaitForAsync(() => environment.Log.Any(record => record.Message.Contains("is not with the other side", StringComparison.Ordinal)), "the refusal");

        await mine.SayAsync("without it, then");
        Assert.IsNull(theirs.Case);
    }

    [TestMethod]
    public async Task Peer_of_whom_nothing_is_known_gets_the_case_once_it_has_accepted()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.AnswerToOptions = 480;

        var (dialog, observer) = await bench.ConnectAsync(moment: Moment);
        Assert.IsFalse(observer.Established!.HasCase);
        Assert.AreEqual(CarrierResult.Success, await dialog.TellCaseAsync(Moment));

        Assert.AreEqual("application/sdp", bench.Switch.Received.First(request => request.Method == SipMethod.Invite).Headers.ContentType);
        var message = bench.Switch.Messages.Single();
        Assert.AreEqual(CaseJson.MediaTypeName, message.Headers.ContentType);
        Assert.AreEqual(Encoding.UTF8.GetString(CaseJson.Write(Moment)), Encoding.UTF8.GetString(message.Body.Span));
    }

    [TestMethod]
    public async Task Plugin_peer_that_has_the_case_from_the_invitation_is_told_so()
    {
        await using var bench = await CarrierBench.StartAsync();

        var (_, observer) = await bench.ConnectAsync(moment: Moment);

        Assert.IsTrue(observer.Established!.HasCase);
        Assert.IsEmpty(bench.Switch.Messages);
        var invite = bench.Switch.Received.First(request => request.Method == SipMethod.Invite);
        var info = SipCallInfo.Parse(invite.Headers[SipHeaderNames.CallInfo]!);
        var part = MultipartBody.Parse(invite.Headers.ContentType!, invite.Body).Find(info.ContentId!)!;
        Assert.AreEqual("pluginim.case", info.Purpose);
        Assert.AreEqual("by-reference;handling=optional", part[SipHeaderNames.ContentDisposition]);
        Assert.AreEqual(CaseJson.MediaTypeName, part.ContentType);
        StringAssert.Contains(Encoding.UTF8.GetString(invite.Body.Span), "a=accept-types:message/cpim text/plain application/im-iscomposing+xml message/imdn+xml application/vnd.pluginim.case+json application/vnd.pluginim.control+json");
    }

    [TestMethod]
    public async Task Ordinary_client_gets_one_line_with_the_first_text()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.Accepts = "application/sdp";

        var (dialog, _) = await bench.ConnectAsync("May I refund this?", Moment);
        await dialog.TellCaseAsync(Moment with { Revision = 2 });

        Assert.AreEqual("[Anna Berger]\nMay I refund this?", Encoding.UTF8.GetString(bench.Switch.Messages.Single().Body.Span));
    }

    [TestMethod]
    public async Task Session_whose_other_side_takes_no_cases_is_not_asked_to()
    {
        await using var bench = await CarrierBench.StartAsync();
        bench.Switch.AnswerToMessage = _ => 415;
        var (dialog, _) = await bench.ConnectAsync();

        var first = await dialog.TellCaseAsync(Moment);
        await dialog.TellCaseAsync(Moment with { Revision = 2 });

        Assert.AreEqual(CarrierResultKind.Failed, first.Kind);
        Assert.HasCount(1, bench.Switch.Messages);
    }

    [TestMethod]
    [DataRow("{", 400)]
    [DataRow("""{"v":1,"rev":1,"fields":[{"key":"k","value":7}]}""", 400)]
    [DataRow("""{"v":2,"rev":1}""", 200)]
    [DataRow("""{"v":1,"rev":1}""", 200)]
    public async Task What_is_no_case_is_refused_and_the_session_goes_on(string json, int status)
    {
        await using var bench = await CarrierBench.StartAsync();
        var (_, observer) = await bench.ConnectAsync();

        var response = await bench.Switch.SendInDialogAsync(CaseJson.MediaTypeName, Encoding.UTF8.GetBytes(json));

        Assert.AreEqual(status, response.StatusCode);
        Assert.AreEqual(200, (await bench.Switch.SendInDialogAsync(SipMethod.Message, "still here")).StatusCode);
        Assert.AreEqual(json.Contains("\"v\":1,\"rev\":1}", StringComparison.Ordinal) ? 1 : 0, observer.Cases.Count);
    }

    [TestMethod]
    public async Task Invitation_whose_case_is_none_is_taken_without_it()
    {
        await using var bench = await CarrierBench.StartAsync();
        var client = bench.Switch.CreateInvitation("Hello", invite =>
        {
            var body = MultipartBody.Parse(invite.Headers.ContentType!, invite.Body);
            var changed = new MultipartBody([.. body.Parts, new BodyPart(CaseJson.MediaTypeName, "{}"u8.ToArray())]);
            invite.SetBody(changed.ContentType, changed.ToBytes());
        });

        var inviting = client.InviteAsync();
        var (dialog, _) = await bench.NextInvitationAsync();

        Assert.AreEqual("Hello", dialog.Invitation.FirstMessage!.Text);
        Assert.IsNull(dialog.Invitation.Case);
        await dialog.EndAsync(CarrierEnding.Reject, CancellationToken.None);
        await inviting;
    }

    [TestMethod]
    [DataRow(10)]
    [DataRow(60_000)]
    public async Task A_change_reaches_the_target_and_texts_go_beside_it(int length)
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var interaction = new ScriptedInteraction();
        var (mine, theirs) = await kate.ConsultAsync(amy, interaction);

        interaction.Set("Note", new string('1', length));
        await mine.SayAsync("beside it");
        interaction.Set("Note", new string('2', length));
        await theirs.SayAsync("back");

        await WaitForAsync(() => theirs.Case!.Fields[^1].Value.StartsWith('2'), "the change");
        AssertSame(interaction.CaseInformation, theirs.Case);
        CollectionAssert.AreEqual(new[] { "Note" }, theirs.CaseChanges.Keys.ToArray());
        CollectionAssert.AreEqual(new[] { "kmilburn: Hello", "kmilburn: beside it", "amiller: back" }, theirs.Lines());
    }

    [TestMethod]
    public async Task What_changed_while_the_switch_was_away_comes_with_the_restore()
    {
        await using var environment = await StartAsync();
        environment.Expect("could not be sent", "not delivered", "is lost", "refused", "answered");
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));
        var interaction = new ScriptedInteraction();
        var (mine, theirs) = await kate.ConsultAsync(amy, interaction);
        await environment.StopSwitchAsync();
        await mine.WaitForAsync(ImSessionState.Interrupted);

        interaction.Set("Amount", "13.00 EUR");
        await environment.StartSwitchAsync();

        await WaitForAsync(() => theirs.Case!.Fields[1].Value == "13.00 EUR", "the change");
        AssertSame(interaction.CaseInformation, theirs.Case);
    }

    [TestMethod]
    public async Task Done_before_the_first_message_leaves_no_trace_at_the_target()
    {
        await using var environment = await StartAsync();
        var kate = await environment.SignInAsync(Kate);
        var amy = await environment.SignInAsync(Amy);
        var interaction = new ScriptedInteraction();

        var session = kate.Channel.StartConsultation(Amy, interaction).Session!;
        interaction.Set("Amount", "13.00 EUR");
        await session.CloseAsync();

        await session.AssertEndedAsync(ImEndReasonKind.Cancelled);
        Assert.IsEmpty(amy.Channel.Sessions);
        Assert.AreEqual(0, interaction.Listeners);
        Assert.DoesNotContain(
            trace => trace.Contains("\nINVITE ", StringComparison.Ordinal) || trace.Contains("\nMESSAGE ", StringComparison.Ordinal), environment.ReceivedBySwitch);
    }

    /// <summary>What a request had on the wire, of which the trace shows the headers alone.</summary>
    private static int LengthOf(string trace) =>
        trace.Length + int.Parse(LengthPattern().Match(trace).Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("\nContent-Length: (\\d+)")]
    private static partial Regex LengthPattern();

    private static CarrierCase Moment { get; } =
        new(1, new CaseInformation { Contact = new InteractionContact("1", "Anna Berger"), Fields = [new CaseField("k", "K", "v")] }) { Line = "[Anna Berger]" };

    private static void AssertSame(CaseInformation expected, CaseInformation? actual)
    {
        Assert.IsNotNull(actual);
        Assert.AreEqual(expected with { Fields = [] }, actual with { Fields = [] });
        CollectionAssert.AreEqual(expected.Fields.ToArray(), actual.Fields.ToArray());
    }
}
