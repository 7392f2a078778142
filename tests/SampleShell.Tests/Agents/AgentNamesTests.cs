using Moq;
using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class AgentNamesTests
{
    [TestMethod]
    [DataRow("Kate Milburn", "KM")]
    [DataRow("Ana de la Cruz", "AC")]
    [DataRow("zoë", "Z")]
    [DataRow("ôscar ñuñez", "ÔÑ")]
    [DataRow("  ", "?")]
    public void Initials_are_those_of_the_first_and_the_last_name(string name, string initials) =>
        Assert.AreEqual(initials, InitialsOf.Name(name));

    [TestMethod]
    [DataRow(Presence.Ready, "Ready")]
    [DataRow(Presence.NotReady, "Not Ready")]
    [DataRow(Presence.Busy, "Busy")]
    [DataRow(Presence.Offline, "Offline")]
    public void Readiness_has_its_word(Presence presence, string word) => Assert.AreEqual(word, Wording.Of(presence));

    [TestMethod]
    [DataRow(AgentStatus.LoggedOff, Presence.Offline)]
    [DataRow(AgentStatus.NotReady, Presence.NotReady)]
    [DataRow(AgentStatus.Busy, Presence.Busy)]
    [DataRow(AgentStatus.Ready, Presence.Ready)]
    public void A_status_is_stored_with_the_number_of_its_presence(object status, Presence presence) =>
        Assert.AreEqual((int)presence, (int)(AgentStatus)status);

    [TestMethod]
    public void An_agent_whom_the_directory_knows_has_the_name_and_address_of_there()
    {
        var kate = DirectorySeed.Targets().Single(target => target.Id == "kmilburn");

        Assert.AreEqual(new SignedInAgent("kmilburn", "Kate Milburn", "sip:kmilburn@im.test"), SignedInAgent.From("kmilburn", kate));
    }

    [TestMethod]
    public void An_agent_whom_the_directory_does_not_know_works_under_the_logon() =>
        Assert.AreEqual(new SignedInAgent("temp7", "temp7", "sip:temp7@im.test"), SignedInAgent.From("temp7", null));

    [TestMethod]
    public async Task The_desktop_gives_the_password_of_its_own_agent_and_nobody_elses()
    {
        var options = new ShellOptionsParser(@"C:\p", @"C:\u", _ => null).Parse(["--password", "secret"]).Options!;
        var credentials = new AgentCredentials(options, KeptByWindows("kept"));

        Assert.AreEqual("secret", await credentials.GetPasswordAsync("kmilburn", CancellationToken.None));
        Assert.IsNull(await credentials.GetPasswordAsync("amiller", CancellationToken.None));
        Assert.IsNull(await credentials.GetPasswordAsync("KMILBURN", CancellationToken.None));
    }

    [TestMethod]
    [DataRow("kept", "kept")]
    [DataRow(null, "demo-kmilburn")]
    public async Task Without_a_password_at_the_start_the_one_that_Windows_keeps_holds_and_then_that_of_the_demonstration(string? kept, string expected)
    {
        var options = new ShellOptionsParser(@"C:\p", @"C:\u", _ => null).Parse([]).Options!;

        Assert.AreEqual(expected, await new AgentCredentials(options, KeptByWindows(kept)).GetPasswordAsync("kmilburn", CancellationToken.None));
    }

    private static ICredentials KeptByWindows(string? password)
    {
        var credentials = new Mock<ICredentials>();
        credentials.Setup(kept => kept.GetPasswordAsync("kmilburn", It.IsAny<CancellationToken>())).Returns(() => ValueTask.FromResult(password));
        return credentials.Object;
    }
}
