using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

/// <summary>Who may end a session, by the privileges of the role.</summary>
[TestClass]
public sealed class ReleaseTests
{
    [TestMethod]
    public async Task End_is_offered_to_a_role_that_may_end_and_follows_the_role()
    {
        await using var desktop = await Desktop.CreateAsync();
        var privileges = new Mock<IPrivileges>();
        desktop.Surroundings = new SessionSurroundings { Privileges = privileges.Object };
        var (session, _) = await desktop.ConnectAsync();

        Assert.IsFalse(session.CanEnd);
        Assert.IsFalse(session.EndCommand.CanExecute(null));

        privileges.Setup(allowed => allowed.Has(ImPrivileges.Release)).Returns(true);
        privileges.Raise(allowed => allowed.Changed += null, EventArgs.Empty);
        await desktop.UserInterface.UntilAsync(() => session.EndCommand.CanExecute(null), "End");

        Assert.IsTrue(session.CanEnd);
    }
}
