using PluginIm.Contracts;
using PluginIm.Interop.Tests.Environment;
using PluginIm.Messaging;
using PluginIm.Messaging.Tests.Environment;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

/// <summary>Consultations through Kamailio: the case with the question, its changes, and more than two.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "Kamailio is a package of Debian: there is nothing to test against on other systems.")]
public sealed class ConsultationTests
{
    [TestMethod]
    [DataRow(SipTransport.Tcp, SipTransport.Tls, 10)]
    [DataRow(SipTransport.Tls, SipTransport.Tcp, 11_000)]
    [DataRow(SipTransport.Udp, SipTransport.Tcp, 60_000)]
    public async Task The_case_passes_and_so_do_its_changes(SipTransport kates, SipTransport amys, int length)
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, kates);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, amys);
        var interaction = new ScriptedInteraction();
        interaction.Set("Note", new string('ä', length / 2) + "\u202E\0\r\n--");

        var mine = kate.Channel.StartConsultation(amy.Channel.Me, interaction).Session!;
        mine.Send("May I refund this?");
        var invitation = await amy.NextInvitationAsync();
        await invitation.AcceptAsync();
        await Waiting.ForAsync(() => HasAll(invitation.Session, interaction), "the case");
        interaction.Set("Note", new string('ö', length / 2));
        interaction.Set("Amount", "13.00 EUR");

        await Waiting.ForAsync(() => HasAll(invitation.Session, interaction), "the change");
        await mine.EndAsync();
        await Waiting.ForAsync(() => invitation.Session.State == ImSessionState.Ended, "the end");
    }

    [TestMethod]
    public async Task Three_talk()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await Desktop.SignInAsync("kate", "Kate Milburn", interop, SipTransport.Tls);
        var amy = await Desktop.SignInAsync("amy", "Amy Miller", interop, SipTransport.Tcp);
        var tom = await Desktop.SignInAsync("tom", "Tom Baker", interop, SipTransport.Tcp);
        var mine = kate.Invite(amy.Channel.Me, "Hello");
        var amys = await amy.NextInvitationAsync();
        await amys.AcceptAsync();
        await Waiting.ForAsync(() => mine.State == ImSessionState.Connected, "the acceptance");

        var adding = mine.AddAsync(tom.Channel.Me);
        var toms = await tom.NextInvitationAsync();
        await toms.AcceptAsync();
        Assert.IsTrue((await adding).IsAdded);
        amys.Session.Send("Hello Tom");
        await Waiting.ForAsync(() => Lines(toms.Session).Length == 1, "Amy's text");
        toms.Session.Send("Hello all");
        await Waiting.ForAsync(() => Lines(amys.Session).Length == 3, "Tom's text");

        CollectionAssert.AreEqual(new[] { "amy: Hello Tom", "tom: Hello all" }, Lines(toms.Session));
        CollectionAssert.AreEqual(new[] { "kate: Hello", "amy: Hello Tom", "tom: Hello all" }, Lines(amys.Session));
        CollectionAssert.AreEqual(new[] { "kate", "tom" }, amys.Session.Others.Select(party => party.Logon).ToArray());
    }

    private static bool HasAll(ImSession session, ScriptedInteraction interaction) =>
        session.Case is { } shown && shown.Contact == interaction.CaseInformation.Contact && shown.Fields.SequenceEqual<CaseField>(interaction.CaseInformation.Fields);

    private static string[] Lines(ImSession session) =>
        [.. session.Transcript.OfType<TranscriptMessage>().Select(message => $"{message.Party!.Logon}: {message.Text}")];
}
