using SipSwitch.Distribution;

namespace SipSwitch.Tests.Distribution;

[TestClass]
public sealed class PointsFileTests
{
    private static readonly Dictionary<string, string> Users = new() { ["kate"] = "k", ["amy"] = "a" };

    [TestMethod]
    public void A_section_is_a_Routing_Point_or_a_queue_with_its_keys()
    {
        var points = PointsFile.Parse(
            "points",
            ["# comment", "", "[routing-point service]", " agents = kate, amy ", "ring-time=15", "[queue sales]", "agents = *", "wait = 0", "[queue other]"],
            Users);

        Assert.HasCount(3, points);
        Assert.AreEqual(("service", DistributionPointKind.RoutingPoint, 15), (points[0].Name, points[0].Kind, (int)points[0].RingTime.TotalSeconds));
        CollectionAssert.AreEqual(new[] { "kate", "amy" }, points[0].Agents.ToArray());
        Assert.AreEqual((DistributionPointKind.Queue, TimeSpan.Zero), (points[1].Kind, points[1].Wait));
        Assert.IsEmpty(points[1].Agents);
        Assert.AreEqual((DistributionPoint.DefaultRingTime, DistributionPoint.DefaultWait), (points[2].RingTime, points[2].Wait));
    }

    [TestMethod]
    [DataRow("[hunt-group x]", "'hunt-group' is neither routing-point nor queue")]
    [DataRow("[queue]", "a section is [routing-point NAME] or [queue NAME]")]
    [DataRow("[queue x", "a section is [routing-point NAME] or [queue NAME]")]
    [DataRow("[queue amy]", "the name 'amy' is a user's logon")]
    [DataRow("[queue first]", "'first' stands there twice")]
    [DataRow("[queue a@b]", "the name 'a@b' holds a quote, bracket, colon, semicolon or @")]
    [DataRow("agents", "neither a section nor key = value")]
    public void A_faulty_line_is_named(string line, string fault)
    {
        var thrown = Assert.ThrowsExactly<PointsFileException>(() => PointsFile.Parse("the-file", ["[routing-point first]", line], Users));

        Assert.AreEqual($"the-file, line 2: {fault}", thrown.Message);
    }

    [TestMethod]
    [DataRow("agents", "kate, nobody", "'nobody' is no user")]
    [DataRow("agents", "", "there is no agent; * stands for all users")]
    [DataRow("ring-time", "0", "'0' is no number of seconds from 1 to 180")]
    [DataRow("ring-time", "soon", "'soon' is no number of seconds from 1 to 180")]
    [DataRow("wait", "5", "a Routing Point lets nobody wait")]
    [DataRow("colour", "red", "there is no such key; known are agents, ring-time and wait")]
    public void A_faulty_key_is_named_with_its_line(string key, string value, string fault)
    {
        var thrown = Assert.ThrowsExactly<PointsFileException>(
            () => PointsFile.Parse("the-file", ["[routing-point first]", "", $"{key} = {value}"], Users));

        Assert.AreEqual($"the-file, line 3, {key}: {fault}", thrown.Message);
        Assert.AreEqual((3, key), (thrown.Line, thrown.Key));
    }

    [TestMethod]
    public void A_key_twice_or_before_any_section_is_refused()
    {
        Assert.ThrowsExactly<PointsFileException>(() => PointsFile.Parse("the-file", ["[queue x]", "wait = 1", "wait = 2"], Users));
        Assert.ThrowsExactly<PointsFileException>(() => PointsFile.Parse("the-file", ["wait = 1"], Users));
    }

    [TestMethod]
    public void The_demonstrations_four_Routing_Points_and_four_queues_are_read()
    {
        var users = UsersFile.Load(Path.Combine(AppContext.BaseDirectory, "demo-users.txt"));

        var points = PointsFile.Load(Path.Combine(AppContext.BaseDirectory, "demo-points.txt"), users);

        Assert.HasCount(4, points.Where(point => point.Kind == DistributionPointKind.RoutingPoint));
        Assert.HasCount(4, points.Where(point => point.Kind == DistributionPointKind.Queue));
    }
}
