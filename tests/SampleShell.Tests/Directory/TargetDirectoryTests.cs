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
    [DataRow("mueller")]
    [DataRow("Mu\u0308ller", DisplayName = "with a combining diaeresis")]
    [DataRow("joerg muel")]
    [DataRow("øre")]
    [DataRow("ore")]
    [DataRow("weiss")]
    [DataRow("weiß")]
    public async Task Umlauts_and_their_like_are_found_however_they_are_typed(string typed)
    {
        await _directory.RenameAsync("pvogel", "Jörg Müller-Weiß Øresund");

        CollectionAssert.AreEqual(new[] { "Jörg Müller-Weiß Øresund" }, (await _directory.NamesAsync(typed)).ToArray());
    }

    [TestMethod]
    public async Task A_name_that_is_spelled_out_is_found_by_its_umlaut()
    {
        await _directory.RenameAsync("pvogel", "Joerg Mueller");

        CollectionAssert.AreEqual(new[] { "Joerg Mueller" }, (await _directory.NamesAsync("Müller")).ToArray());
    }

    [TestMethod]
    public async Task A_name_that_was_changed_is_found_by_what_it_is_alone()
    {
        await _directory.RenameAsync("pvogel", "Priya Nair");

        Assert.HasCount(1, await _directory.NamesAsync("nair"));
        Assert.IsEmpty(await _directory.NamesAsync("vogel"));
    }

    [TestMethod]
    public async Task Who_comes_goes_and_changes_is_found_once()
    {
        foreach (var status in Enum.GetValues<AgentStatus>())
        {
            await _directory.States.SetAsync("pvogel", status, isInCall: false, CancellationToken.None);
            Assert.HasCount(1, await _directory.NamesAsync("pvogel"), $"{status}");
        }

        _directory.Execute("DELETE FROM agent_state");
        Assert.HasCount(1, await _directory.NamesAsync("pvogel"));
        Assert.AreEqual(_directory.Count("target"), _directory.Count("target_text"));
    }

    [TestMethod]
    [DataRow(true, false, false, "Amy Miller")]
    [DataRow(false, true, false, "Amy Point")]
    [DataRow(false, false, true, "Amy Queue")]
    [DataRow(false, true, true, "Amy Point, Amy Queue")]
    [DataRow(false, false, false, "Amy Miller, Amy Point, Amy Queue")]
    public async Task The_kinds_asked_for_are_found(bool agents, bool routingPoints, bool queues, string names)
    {
        await _directory.RenameAsync("rp-billing", "Amy Point");
        await _directory.RenameAsync("q-sales", "Amy Queue");
        await _directory.States.SetAsync("amiller", AgentStatus.Busy, isInCall: false, CancellationToken.None);

        var found = await _directory.SearchAsync("amy", filter: new TargetFilter(agents, routingPoints, queues));

        Assert.AreEqual(names, string.Join(", ", found.Select(target => target.DisplayName)));
    }

    [TestMethod]
    public async Task Only_who_is_ready_is_found_by_whatever_medium()
    {
        _directory.Execute("UPDATE target SET phone_presence = 2");
        _directory.Execute("UPDATE target SET phone_presence = 3 WHERE id IN ('akapoor', 'aweaver')");
        await _directory.States.SetAsync("amiller", AgentStatus.Ready, isInCall: false, CancellationToken.None);
        await _directory.States.SetAsync("aweaver", AgentStatus.Busy, isInCall: false, CancellationToken.None);

        var found = await _directory.SearchAsync("a", filter: new TargetFilter(ReadyOnly: true));

        Assert.AreEqual("Amy Miller, Amit Kapoor", string.Join(", ", found.Select(target => target.DisplayName)));
    }

    [TestMethod]
    public async Task A_state_that_has_run_out_is_none_of_those_ready()
    {
        _directory.Execute("UPDATE target SET phone_presence = 0");
        await _directory.States.SetAsync("amiller", AgentStatus.Ready, isInCall: false, CancellationToken.None);
        _directory.Time.Advance(AgentStates.Lease + TimeSpan.FromSeconds(1));

        Assert.IsEmpty(await _directory.SearchAsync("amy", filter: new TargetFilter(ReadyOnly: true)));
    }

    [TestMethod]
    public async Task A_search_that_nobody_waits_for_is_given_up()
    {
        using var overtaken = new CancellationTokenSource();
        await overtaken.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => _directory.Targets.SearchAsync(
            DirectoryQuery.TryParse("a")!, TargetFilter.Everything, "kmilburn", 50, overtaken.Token));
    }

    [TestMethod]
    public void A_reading_is_interrupted_in_its_middle()
    {
        using var overtaken = new CancellationTokenSource();
        using var reader = new DirectoryReader(_directory.Database, overtaken.Token);
        overtaken.CancelAfter(TimeSpan.FromMilliseconds(200));

        // It counts for minutes, and finds nothing.
        Assert.Throws<OperationCanceledException>(() => reader.Read(
            "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many LIMIT 300000000) SELECT n FROM many WHERE n < 0", _ => { }));
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
        _directory.Execute("UPDATE target SET phone_presence = 0");
        await _directory.States.SetAsync("aweaver", AgentStatus.NotReady, isInCall: false, CancellationToken.None);
        await _directory.States.SetAsync("amiller", AgentStatus.Ready, isInCall: false, CancellationToken.None);
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
