using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Sessions;

/// <summary>RFC 3994: told when it begins, again while it goes on, and when it ends without a message.</summary>
[TestClass]
public sealed class TypingTests
{
    [TestMethod]
    public async Task Typing_is_told_once_and_its_end_after_a_pause()
    {
        await using var environment = new TestEnvironment();
        var (kate, amy, dialog) = await ConnectAsync(environment);

        kate.SetDraft("H");
        kate.SetDraft("He");
        CollectionAssert.AreEqual(new[] { true }, dialog.Typing);
        Assert.IsTrue(amy.IsPeerTyping);
        environment.Time.Advance(OwnTyping.Idle);

        CollectionAssert.AreEqual(new[] { true, false }, dialog.Typing);
        Assert.IsFalse(amy.IsPeerTyping);
    }

    [TestMethod]
    public async Task Typing_that_goes_on_is_told_again_before_it_runs_out()
    {
        await using var environment = new TestEnvironment();
        var (kate, amy, dialog) = await ConnectAsync(environment);

        for (var i = 0; i < 12; i++)
        {
            kate.SetDraft(new string('x', i + 1));
            environment.Time.Advance(TimeSpan.FromSeconds(10));
            Assert.IsTrue(amy.IsPeerTyping);
        }

        CollectionAssert.AreEqual(new[] { true, true, true }, dialog.Typing);
    }

    [TestMethod]
    public async Task A_message_ends_typing_without_a_word_of_its_own()
    {
        await using var environment = new TestEnvironment();
        var (kate, amy, dialog) = await ConnectAsync(environment);

        kate.SetDraft("Hello");
        kate.Send("Hello");
        kate.SetDraft("");

        await TestEnvironment.WaitForAsync(() => !amy.IsPeerTyping, "the end of typing");
        CollectionAssert.AreEqual(new[] { true }, dialog.Typing);
        environment.Time.Advance(TimeSpan.FromMinutes(2));
        CollectionAssert.AreEqual(new[] { true }, dialog.Typing);
    }

    [TestMethod]
    public async Task Typing_that_is_not_told_again_runs_out()
    {
        await using var environment = new TestEnvironment();
        var (_, amy, _) = await ConnectAsync(environment);
        var hears = environment.CarrierOf(TestEnvironment.Amy).Dialogs[0].Observer!;

        hears.OnTyping(true, TimeSpan.FromSeconds(60), null);
        environment.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.IsTrue(amy.IsPeerTyping);
        environment.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.IsFalse(amy.IsPeerTyping);
    }

    [TestMethod]
    public async Task Nothing_is_told_before_the_session_is_connected_or_against_the_option()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment, new ImOptions { TypingNotifications = false });
        var session = conversation.Start();
        session.SetDraft("Hel");
        session.Send("Hello");
        session.SetDraft("are you");
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        await (await conversation.NextInvitationAsync()).AcceptAsync();

        session.SetDraft("there");

        Assert.IsEmpty(dialog.Typing);
        Assert.AreEqual("there", session.Draft);
    }

    [TestMethod]
    [DataRow(true, 1)]
    [DataRow(false, 0)]
    public async Task What_is_read_is_told_once_and_only_where_the_option_allows(bool allowed, int told)
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment, new ImOptions { ReadNotifications = allowed });
        var (_, amy) = await conversation.ConnectAsync();
        var dialog = environment.CarrierOf(TestEnvironment.Amy).Dialogs[0];

        amy.MarkRead();
        amy.MarkRead();

        Assert.HasCount(told, dialog.Read);
    }

    private static async Task<(ImSession Kate, ImSession Amy, MemoryDialog Dialog)> ConnectAsync(TestEnvironment environment)
    {
        var conversation = await Conversation.CreateAsync(environment);
        var (kate, amy) = await conversation.ConnectAsync();
        return (kate, amy, environment.CarrierOf(TestEnvironment.Kate).Dialogs[0]);
    }
}
