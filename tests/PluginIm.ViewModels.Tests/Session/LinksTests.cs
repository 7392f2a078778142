using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class LinksTests
{
    private readonly Mock<ILinkOpener> _opener = new();
    private readonly Mock<IPhoneCalls> _calls = new();

    [TestMethod]
    public async Task A_plain_link_is_opened_by_the_port()
    {
        await using var desktop = await CreateDesktopAsync();
        var session = desktop.Open();

        session.Links.OpenCommand.Execute(LinkIn(session, "https://im.test/a"));

        _opener.Verify(opener => opener.Open(new Uri("https://im.test/a")), Times.Once());
        Assert.IsNull(session.Links.Question);
    }

    [TestMethod]
    public async Task A_link_that_deceives_is_opened_only_when_the_agent_says_so()
    {
        await using var desktop = await CreateDesktopAsync();
        var session = desktop.Open();
        var link = LinkIn(session, "https://bank.test@evil.test/");

        session.Links.OpenCommand.Execute(link);
        Assert.AreEqual("This link leads to https://evil.test/. Open it?", session.Links.Question);
        _opener.VerifyNoOtherCalls();
        session.Links.CancelCommand.Execute(null);
        Assert.IsNull(session.Links.Question);
        session.Links.ConfirmCommand.Execute(null);
        _opener.VerifyNoOtherCalls();

        session.Links.OpenCommand.Execute(link);
        session.Links.ConfirmCommand.Execute(null);
        _opener.Verify(opener => opener.Open(link.Link!.Address), Times.Once());
        Assert.IsNull(session.Links.Question);
    }

    [TestMethod]
    public async Task A_phone_number_is_handed_to_the_shell()
    {
        await using var desktop = await CreateDesktopAsync();
        var session = desktop.Open();

        session.Links.OpenCommand.Execute(LinkIn(session, "+49 30 1234567"));

        _calls.Verify(calls => calls.StartCall("+49301234567"), Times.Once());
    }

    [TestMethod]
    public async Task What_cannot_be_opened_is_told_and_logged()
    {
        await using var desktop = await CreateDesktopAsync();
        desktop.Environment.ErrorsExpected = true;
        _opener.Setup(opener => opener.Open(It.IsAny<Uri>())).Throws(new InvalidOperationException("no browser"));
        var session = desktop.Open();

        session.Links.OpenCommand.Execute(LinkIn(session, "https://im.test/a"));

        Assert.AreEqual("The link could not be opened.", session.Links.Problem);
        Assert.IsTrue(desktop.Environment.Log.Any(record => record.Exception?.Message == "no browser"));
    }

    [TestMethod]
    public async Task A_desktop_that_opens_nothing_shows_plain_text()
    {
        await using var desktop = await Desktop.CreateAsync();

        Assert.HasCount(1, desktop.Open().Links.PiecesOf("https://im.test/ or 030 1234567"));
    }

    [TestMethod]
    public async Task Each_target_of_a_text_is_offered_once_and_says_where_it_leads()
    {
        await using var desktop = await CreateDesktopAsync();
        var session = desktop.Open();

        var targets = session.Links.TargetsIn("https://im.test/a, again https://im.test/a, or +49 30 1234567");

        CollectionAssert.AreEqual(new[] { "Open: https://im.test/a", "Call +49301234567" }, targets.Select(target => target.ActionText).ToArray());
    }

    private static TextPiece LinkIn(SessionViewModel session, string text) => session.Links.PiecesOf(text)[0];

    private async Task<Desktop> CreateDesktopAsync()
    {
        var desktop = await Desktop.CreateAsync();
        desktop.Surroundings = new SessionSurroundings { Links = _opener.Object, Calls = _calls.Object };
        return desktop;
    }
}
