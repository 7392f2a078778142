using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class SessionViewModelTests
{
    [TestMethod]
    public async Task An_opened_session_is_not_connected_and_names_the_party()
    {
        await using var desktop = await Desktop.CreateAsync();

        var session = desktop.Open();

        Assert.AreEqual("Not Connected", session.StatusText);
        Assert.AreEqual("Amy Miller (amiller)", session.PartiesText);
        Assert.AreEqual("AM", session.Parties[0].Initials);
        Assert.IsEmpty(session.Transcript.Lines);
        Assert.IsTrue(session.CanFinish);
        Assert.IsFalse(session.EndCommand.CanExecute(null));
        Assert.AreEqual(0, desktop.Conversation.InvitationCount);
    }

    [TestMethod]
    public async Task The_first_message_establishes_the_session()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = desktop.Open();

        Desktop.Type(session, "Hello");

        await desktop.UserInterface.UntilAsync(() => session.StatusText == "Establishing", "the invitation");
        Assert.IsTrue(session.CanEnd);
        Assert.IsFalse(session.DoneCommand.CanExecute(null));
        Assert.AreEqual("", session.InputText);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("  \t ")]
    [DataRow("\r\n\r\n")]
    public async Task Blank_text_is_not_sent(string text)
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = desktop.Open();

        session.InputText = text;

        Assert.IsFalse(session.SendCommand.CanExecute(null));
        Desktop.Type(session, text);
        desktop.UserInterface.Run();
        Assert.AreEqual("Not Connected", session.StatusText);
        Assert.AreEqual(text, session.InputText);
    }

    [TestMethod]
    public async Task A_text_that_is_too_long_stays_and_says_so()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { MaxLength = 10 });
        var session = desktop.Open();

        Desktop.Type(session, "12345678901");

        Assert.AreEqual("12345678901", session.InputText);
        Assert.AreEqual("Too long to send. Shorten it to 10 characters.", session.InputProblem);
        session.InputText = "1234\r\n6789";
        Assert.IsNull(session.InputProblem, "A line break counts as one character.");
    }

    [TestMethod]
    public async Task Nothing_is_shown_before_the_user_interface_thread_gets_to_it()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = desktop.Open();
        var changes = new List<string?>();
        Desktop.Type(session, "Hello");
        session.PropertyChanged += (_, e) => changes.Add(e.PropertyName);

        await TestEnvironment.WaitForAsync(() => desktop.UserInterface.Waiting > 0, "a post");
        Assert.IsEmpty(changes);
        Assert.IsEmpty(session.Transcript.Lines);

        await desktop.UserInterface.UntilAsync(() => changes.Contains(nameof(SessionViewModel.StatusText)), "the change");
    }

    [TestMethod]
    public async Task Many_changes_before_a_refresh_are_one_post()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        desktop.UserInterface.Run();

        for (var i = 0; i < 100; i++)
        {
            amy.Send($"Line {i}");
        }

        await TestEnvironment.WaitForAsync(() => amy.Transcript.OfType<TranscriptMessage>().All(line => line.Delivery == ImDelivery.Delivered), "delivery");
        await TestEnvironment.WaitForAsync(() => desktop.UserInterface.Waiting > 0, "a post");
        Assert.AreEqual(1, desktop.UserInterface.Waiting);
        await desktop.UserInterface.UntilAsync(() => session.Transcript.Lines.Count >= 100, "the lines");
    }

    [TestMethod]
    public async Task The_end_by_the_peer_is_told_by_name_and_leaves_the_transcript()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        var lines = session.Transcript.Lines.Count;
        session.InputText = "not sent yet";

        await amy.EndAsync();

        await desktop.UserInterface.UntilAsync(() => session.StatusText == "Ended", "the end");
        StringAssert.EndsWith(session.Transcript.Lines[^1].AutomationName, "Amy Miller ended the session.");
        Assert.IsGreaterThan(lines, session.Transcript.Lines.Count);
        Assert.IsFalse(session.IsInputEnabled);
        Assert.IsFalse(session.SendCommand.CanExecute(null));
        Assert.AreEqual("not sent yet", session.InputText);
        Assert.IsTrue(session.CanFinish);
        Assert.IsFalse(session.CanEnd);
    }

    [TestMethod]
    public async Task End_IM_ends_for_both()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();

        await session.EndCommand.ExecuteAsync(null);

        await desktop.UserInterface.UntilAsync(() => session.StatusText == "Ended", "the end");
        StringAssert.EndsWith(session.Transcript.Lines[^1].AutomationName, "You ended the session.");
        await TestEnvironment.WaitForAsync(() => amy.State == ImSessionState.Ended, "Amy's end");
    }

    [TestMethod]
    public async Task End_IM_asks_first_where_the_option_says_so()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { PromptForEnd = true });
        var (session, _) = await desktop.ConnectAsync();

        await session.EndCommand.ExecuteAsync(null);
        Assert.IsTrue(session.IsEndQuestionShown);
        session.KeepOpenCommand.Execute(null);
        desktop.UserInterface.Run();
        Assert.AreEqual("Connected", session.StatusText);

        await session.EndCommand.ExecuteAsync(null);
        await session.EndCommand.ExecuteAsync(null);
        await desktop.UserInterface.UntilAsync(() => session.StatusText == "Ended", "the end");
        Assert.IsFalse(session.IsEndQuestionShown);
    }

    [TestMethod]
    public async Task Done_asks_for_the_view_to_close()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = desktop.Open();
        var asked = 0;
        session.DoneRequested += (_, _) => asked++;

        session.DoneCommand.Execute(null);

        Assert.AreEqual(1, asked);
    }

    [TestMethod]
    public async Task A_view_model_that_is_closed_ends_its_session()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();

        session.Close();
        session.Close();

        await TestEnvironment.WaitForAsync(() => amy.State == ImSessionState.Ended, "Amy's end");
    }

    [TestMethod]
    public async Task A_view_model_that_is_disposed_shows_nothing_more_and_leaves_its_session_open()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        var lines = session.Transcript.Lines.Count;

        session.Dispose();

        amy.Send("Still there?");
        await TestEnvironment.WaitForAsync(
            () => amy.Transcript.OfType<TranscriptMessage>().Last() is { Text: "Still there?", Delivery: ImDelivery.Delivered }, "the delivery");
        desktop.UserInterface.Run();
        Assert.HasCount(lines, session.Transcript.Lines);
        Assert.AreEqual(ImSessionState.Connected, amy.State);
    }

    [TestMethod]
    public async Task A_received_message_is_announced_once_and_an_own_one_is_not()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        var received = 0;
        session.MessageReceived += (_, _) => received++;

        amy.Send("Hi Kate");
        await desktop.UserInterface.UntilAsync(() => received > 0, "the message");
        Assert.AreEqual("[9:30:00 AM] Amy Miller: Hi Kate", session.Announcement.Replace('\u202F', ' '));
        Desktop.Type(session, "Hi Amy");
        await desktop.UserInterface.UntilAsync(() => session.Transcript.Lines[^1].AutomationName.EndsWith("Hi Amy", StringComparison.Ordinal), "own line");

        Assert.AreEqual(1, received);
        StringAssert.EndsWith(session.Announcement, "Hi Kate");
    }
}
