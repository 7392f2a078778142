using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class TargetDirectoryTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    [DataRow("Amy", DisplayName = "first name")]
    [DataRow("mill", DisplayName = "the beginning of the last name")]
    [DataRow("AMY MILLER", DisplayName = "both names, in capitals")]
    [DataRow("miller amy", DisplayName = "last name first")]
    [DataRow("miller, a", DisplayName = "last name, comma, initial")]
    [DataRow("amiller", DisplayName = "logon")]
    [DataRow("ami", DisplayName = "the beginning of the logon")]
    [DataRow("amiller@im.test", DisplayName = "e-mail address")]
    [DataRow("amiller@im.", DisplayName = "an e-mail address that is being typed")]
    [DataRow("+1 555 0141 4102", DisplayName = "phone number as it is shown")]
    [DataRow("4102", DisplayName = "extension")]
    [DataRow("55501414102", DisplayName = "phone number as it is dialled")]
    [DataRow("(555) 0141-4102", DisplayName = "phone number as others write it")]
    [DataRow("  amy  ", DisplayName = "blanks around it")]
    public async Task Amy_is_found_by(string typed) =>
        CollectionAssert.Contains((await _directory.NamesAsync(typed)).ToArray(), "Amy Miller");

    [TestMethod]
    [DataRow("Zoë")]
    [DataRow("zoe")]
    [DataRow("ZOË")]
    [DataRow("Zoe\u0308", DisplayName = "with a combining diaeresis")]
    public async Task Zoë_is_found_with_and_without_her_diaeresis(string typed) =>
        CollectionAssert.AreEqual(new[] { "Zoë Baumann" }, (await _directory.NamesAsync(typed)).ToArray());

    [TestMethod]
    [DataRow("Müller")]
    [DataRow("muller")]
    [DataRow("MÜLLER")]
    [DataRow("øre")]
    public async Task Umlauts_are_found_however_they_are_typed(string typed)
    {
        _directory.Execute("""
            UPDATE target SET display_name = 'Jörg Müller Øresund' WHERE id = 'pvogel';
            UPDATE target_text SET display_name = 'Jörg Müller Øresund' WHERE id = 'pvogel';
            """);

        CollectionAssert.AreEqual(new[] { "Jörg Müller Øresund" }, (await _directory.NamesAsync(typed)).ToArray());
    }

    [TestMethod]
    [DataRow("billing", "Billing", InternalTargetKind.RoutingPoint)]
    [DataRow("8004", "Escalation", InternalTargetKind.RoutingPoint)]
    [DataRow("care", "Customer Care", InternalTargetKind.Queue)]
    [DataRow("9003", "Sales", InternalTargetKind.Queue)]
    public async Task Routing_points_and_queues_are_found_too(string typed, string name, InternalTargetKind kind)
    {
        var found = (await _directory.SearchAsync(typed)).Single();

        Assert.AreEqual(name, found.DisplayName);
        Assert.AreEqual(kind, found.Kind);
    }

    [TestMethod]
    [DataRow("billing")]
    [DataRow("sales")]
    public async Task A_Routing_Point_or_queue_is_there_by_instant_message_as_by_phone(string typed)
    {
        var found = (await _directory.SearchAsync(typed)).Single();

        Assert.AreEqual(Presence.Ready, found.PresenceIn(Medium.Voice));
        Assert.AreEqual(Presence.Ready, found.PresenceIn(Medium.InstantMessaging));
    }

    [TestMethod]
    public async Task The_agent_himself_is_not_offered()
    {
        CollectionAssert.DoesNotContain((await _directory.NamesAsync("kate")).ToArray(), "Kate Milburn");
        CollectionAssert.Contains((await _directory.NamesAsync("kate", self: "amiller")).ToArray(), "Kate Milburn");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("\"")]
    [DataRow("*")]
    [DataRow("-- '")]
    [DataRow("👍")]
    public async Task Nothing_is_found_by_what_is_no_word(string typed) => Assert.IsEmpty(await _directory.SearchAsync(typed));

    [TestMethod]
    [DataRow("amy\"")]
    [DataRow("\"amy\" OR zoe")]
    [DataRow("amy NOT miller")]
    [DataRow("amy*")]
    [DataRow("display_name:amy")]
    [DataRow("NEAR(amy miller)")]
    [DataRow("^amy")]
    [DataRow("a'; DROP TABLE target; --")]
    [DataRow("100%_")]
    public async Task Signs_of_the_query_language_are_but_text(string typed)
    {
        await _directory.SearchAsync(typed);

        Assert.AreEqual(48, _directory.Count("target"));
    }

    [TestMethod]
    public async Task Who_works_at_a_desktop_stands_on_top_then_whom_the_telephone_reaches_then_by_name()
    {
        _directory.Execute("UPDATE target SET phone_presence = 0 WHERE id NOT IN ('ahughes')");
        await _directory.States.SetAsync("aweaver", AgentStatus.NotReady, CancellationToken.None);
        await _directory.States.SetAsync("amiller", AgentStatus.Ready, CancellationToken.None);
        _directory.Execute("UPDATE target SET phone_presence = 3 WHERE id = 'ahughes'");

        var found = (await _directory.NamesAsync("a")).Take(5).ToArray();

        Assert.AreEqual("Amy Miller, Alice Weaver, Adam Hughes, Amit Kapoor, Diego Alvarez", string.Join(", ", found));
    }

    [TestMethod]
    public async Task No_more_are_given_than_asked_for() => Assert.HasCount(3, await _directory.SearchAsync("im.test", limit: 3));

    [TestMethod]
    public async Task A_target_is_found_by_its_address_whatever_its_case()
    {
        var found = await _directory.Targets.FindByAddressAsync("SIP:AMiller@IM.test", CancellationToken.None);

        Assert.AreEqual("amiller", found?.Id);
    }

    [TestMethod]
    public async Task A_stranger_is_not_found()
    {
        Assert.IsNull(await _directory.Targets.FindByAddressAsync("sip:mallory@example.org", CancellationToken.None));
        Assert.IsNull(await _directory.Targets.FindByIdAsync("mallory", CancellationToken.None));
    }
}
