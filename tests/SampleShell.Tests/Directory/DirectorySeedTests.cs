using PluginIm.Contracts;
using SipSwitch;
using SipSwitch.Distribution;

namespace SampleShell.Tests;

[TestClass]
public sealed class DirectorySeedTests
{
    private static readonly InternalTarget[] Targets = [.. DirectorySeed.Targets()];

    [TestMethod]
    [DataRow(InternalTargetKind.Agent, 40)]
    [DataRow(InternalTargetKind.RoutingPoint, 4)]
    [DataRow(InternalTargetKind.Queue, 4)]
    public void There_are_forty_agents_four_routing_points_and_four_queues(InternalTargetKind kind, int expected) =>
        Assert.HasCount(expected, Targets.Where(target => target.Kind == kind));

    [TestMethod]
    public void The_agents_are_the_users_of_the_demonstration_switch()
    {
        var users = UsersFile.Load(Path.Combine(AppContext.BaseDirectory, "demo-users.txt"));

        var logons = Targets.Where(target => target.Kind == InternalTargetKind.Agent).Select(target => target.Id);

        CollectionAssert.AreEquivalent(users.Keys.ToArray(), logons.ToArray());
    }

    [TestMethod]
    [DataRow(InternalTargetKind.RoutingPoint, DistributionPointKind.RoutingPoint)]
    [DataRow(InternalTargetKind.Queue, DistributionPointKind.Queue)]
    public void The_routing_points_and_queues_are_those_of_the_demonstration_switch(InternalTargetKind kind, DistributionPointKind switchKind)
    {
        var users = UsersFile.Load(Path.Combine(AppContext.BaseDirectory, "demo-users.txt"));
        var points = PointsFile.Load(Path.Combine(AppContext.BaseDirectory, "demo-points.txt"), users);

        CollectionAssert.AreEquivalent(
            points.Where(point => point.Kind == switchKind).Select(point => point.Name).ToArray(),
            Targets.Where(target => target.Kind == kind).Select(target => target.Id).ToArray());
    }

    [TestMethod]
    public void Each_user_of_the_demonstration_has_the_password_that_a_desktop_takes_without_being_told()
    {
        var users = UsersFile.Load(Path.Combine(AppContext.BaseDirectory, "demo-users.txt"));
        var parser = new ShellOptionsParser(AppContext.BaseDirectory, AppContext.BaseDirectory, _ => null);

        foreach (var (logon, password) in users)
        {
            Assert.AreEqual(password, parser.Parse(["--logon", logon]).Options!.Password.Value);
        }
    }

    [TestMethod]
    public void Nobody_shares_an_id_an_address_or_a_phone_number()
    {
        CollectionAssert.AllItemsAreUnique(Targets.Select(target => target.Id).ToArray());
        CollectionAssert.AllItemsAreUnique(Targets.Select(target => target.SipAddress).ToArray());
        CollectionAssert.AllItemsAreUnique(Targets.Select(target => target.PhoneNumber).ToArray());
    }

    [TestMethod]
    public void An_agent_has_names_an_email_address_a_phone_number_and_an_address_on_the_switch()
    {
        var amy = Targets.Single(target => target.Id == "amiller");

        Assert.AreEqual("Amy Miller", amy.DisplayName);
        Assert.AreEqual("Amy", amy.FirstName);
        Assert.AreEqual("Miller", amy.LastName);
        Assert.AreEqual("amiller@im.test", amy.EmailAddress);
        Assert.AreEqual("sip:amiller@im.test", amy.SipAddress);
        StringAssert.StartsWith(amy.PhoneNumber, "+1 555 01");
    }

    [TestMethod]
    public void The_telephone_knows_every_readiness() =>
        CollectionAssert.AreEquivalent(
            Enum.GetValues<Presence>(), Targets.Select(target => target.PresenceIn(Medium.Voice)).Distinct().ToArray());
}
