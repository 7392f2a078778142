using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

/// <summary>Where a session is over, another with the same party is one click away, and nothing is written twice.</summary>
[TestClass]
public sealed class AgainTests
{
    private readonly List<string> _begun = [];
    private readonly Mock<IPrivileges> _privileges = new();
    private string? _refusal;

    public AgainTests() => _privileges.Setup(allowed => allowed.Has(It.IsAny<string>())).Returns(true);

    [TestMethod]
    public async Task What_did_not_arrive_goes_into_the_next_session()
    {
        await using var desktop = await CreateAsync();
        var session = desktop.Open();
        Assert.IsFalse(session.CanWriteAgain);
        Desktop.Type(session, "first");
        Desktop.Type(session, "second");
        session.InputText = "not sent";

        await (await desktop.Conversation.NextInvitationAsync()).RejectAsync();
        await desktop.UserInterface.UntilAsync(() => session.WriteAgainCommand.CanExecute(null), "Write Again");
        session.WriteAgainCommand.Execute(null);

        CollectionAssert.AreEqual(new[] { "first\nsecond\nnot sent" }, _begun);
        Assert.IsNull(session.InputProblem);
    }

    [TestMethod]
    public async Task What_arrived_does_not()
    {
        await using var desktop = await CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        await amy.EndAsync();
        await desktop.UserInterface.UntilAsync(() => session.CanWriteAgain, "Write Again");

        session.WriteAgainCommand.Execute(null);

        CollectionAssert.AreEqual(new[] { "" }, _begun);
    }

    [TestMethod]
    public async Task What_some_of_the_others_have_does_not()
    {
        await using var desktop = await CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1].NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.PartyRefused));
        Desktop.Type(session, "with some");
        await desktop.UserInterface.UntilAsync(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Last().IsFailed, "the refusal");
        await amy.EndAsync();
        await desktop.UserInterface.UntilAsync(() => session.CanWriteAgain, "Write Again");

        session.WriteAgainCommand.Execute(null);

        CollectionAssert.AreEqual(new[] { "" }, _begun);
    }

    [TestMethod]
    public async Task Why_none_can_be_opened_is_said()
    {
        _refusal = "The switch is not reachable.";
        await using var desktop = await CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        await amy.EndAsync();
        await desktop.UserInterface.UntilAsync(() => session.CanWriteAgain, "Write Again");

        session.WriteAgainCommand.Execute(null);

        Assert.AreEqual(_refusal, session.InputProblem);
    }

    [TestMethod]
    public async Task It_is_not_offered_to_a_role_that_may_not_start_one_and_follows_the_role()
    {
        await using var desktop = await CreateAsync();
        _privileges.Setup(allowed => allowed.Has(ImPrivileges.Make)).Returns(false);
        var (session, amy) = await desktop.ConnectAsync();
        await amy.EndAsync();
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Ended, "the end");
        Assert.IsFalse(session.WriteAgainCommand.CanExecute(null));

        _privileges.Setup(allowed => allowed.Has(ImPrivileges.Make)).Returns(true);
        _privileges.Raise(allowed => allowed.Changed += null, EventArgs.Empty);

        await desktop.UserInterface.UntilAsync(() => session.WriteAgainCommand.CanExecute(null), "Write Again");
    }

    private async Task<Desktop> CreateAsync()
    {
        var desktop = await Desktop.CreateAsync();
        desktop.Surroundings = new SessionSurroundings { Privileges = _privileges.Object, OpenAgain = Begin };
        return desktop;
    }

    private string? Begin(string text)
    {
        _begun.Add(text);
        return _refusal;
    }
}
