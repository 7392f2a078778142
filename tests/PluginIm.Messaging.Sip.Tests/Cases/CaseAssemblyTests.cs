using System.Text;
using CsCheck;
using PluginIm.Contracts;

namespace PluginIm.Messaging.Sip.Tests.Cases;

[TestClass]
public sealed class CaseAssemblyTests
{
    private const int Max = 262_144;

    [TestMethod]
    public void What_was_parted_is_put_together_again() => Gen.Int[0, 60_000].Sample(
        length =>
        {
            var moment = CaseOf(7, new string('ä', length));
            var assembly = new CaseAssembly();
            var bodies = CaseParts.Split(moment);

            var taken = bodies.Select(body => assembly.Take(body, Max, out _)).ToArray();

            Assert.IsTrue(bodies.All(body => body.Length <= CaseParts.MaxBody));
            Assert.IsTrue(taken[..^1].All(early => early is null));
            Assert.AreEqual(moment.Information.Fields[0], taken[^1]!.Information.Fields[0]);
            Assert.AreEqual(7, taken[^1]!.Revision);
        },
        iter: 50);

    [TestMethod]
    public void A_case_that_fits_goes_whole() => Assert.HasCount(1, CaseParts.Split(CaseOf(1, new string('x', 11_000))));

    [TestMethod]
    public void Who_begins_anew_is_followed()
    {
        var bodies = CaseParts.Split(CaseOf(2, new string('x', 20_000)));
        var assembly = new CaseAssembly();
        Assert.HasCount(3, bodies);
        assembly.Take(bodies[0], Max, out _);
        assembly.Take(bodies[1], Max, out _);

        assembly.Take(bodies[0], Max, out _);
        assembly.Take(bodies[1], Max, out _);

        Assert.AreEqual(2, assembly.Take(bodies[2], Max, out _)?.Revision);
    }

    [TestMethod]
    public void A_part_that_does_not_follow_is_refused()
    {
        var bodies = CaseParts.Split(CaseOf(2, new string('x', 30_000)));
        var assembly = new CaseAssembly();
        assembly.Take(bodies[0], Max, out _);

        Assert.IsNull(assembly.Take(bodies[2], Max, out var refusal));

        Assert.AreEqual(CaseRefusalKind.Malformed, refusal?.Kind);
    }

    [TestMethod]
    public void Parts_of_two_moments_do_not_mix()
    {
        var (older, newer) = (CaseParts.Split(CaseOf(2, new string('x', 20_000))), CaseParts.Split(CaseOf(3, new string('y', 20_000))));
        var assembly = new CaseAssembly();
        assembly.Take(older[0], Max, out _);

        assembly.Take(newer[1], Max, out var refusal);

        Assert.AreEqual(CaseRefusalKind.Malformed, refusal?.Kind);
    }

    [TestMethod]
    public void More_than_the_limit_is_refused_before_it_is_here()
    {
        var bodies = CaseParts.Split(CaseOf(2, new string('x', 60_000)));
        var assembly = new CaseAssembly();

        var refusals = bodies.Select(body => assembly.Take(body, 20_000, out var refusal) is null ? refusal : null).ToArray();

        Assert.AreEqual(CaseRefusalKind.TooLarge, refusals[2]?.Kind);
        Assert.AreEqual(CaseRefusalKind.Malformed, refusals[3]?.Kind, "Nothing is kept of it.");
    }

    [TestMethod]
    [DataRow("""{"v":1,"rev":1,"part":0,"of":2,"data":""}""")]
    [DataRow("""{"v":1,"rev":1,"part":3,"of":2,"data":""}""")]
    [DataRow("""{"v":1,"rev":1,"part":1,"of":2,"data":"%"}""")]
    [DataRow("""{"v":1,"rev":1,"part":1,"of":2}""")]
    [DataRow("""{"v":1,"rev":"1","part":1,"of":2,"data":""}""")]
    [DataRow("""{"v":1,"rev":1,"part":1,"of":1,"data":"e30="}""")]
    public void What_calls_itself_a_part_and_is_none_is_refused(string json)
    {
        Assert.IsNull(new CaseAssembly().Take(Encoding.UTF8.GetBytes(json), Max, out var refusal));

        Assert.AreEqual(CaseRefusalKind.Malformed, refusal?.Kind);
    }

    [TestMethod]
    public void A_part_of_a_later_version_is_told_as_one()
    {
        new CaseAssembly().Take("""{"v":2,"rev":1,"part":1,"of":2,"data":""}"""u8.ToArray(), Max, out var refusal);

        Assert.AreEqual(CaseRefusalKind.UnknownVersion, refusal?.Kind);
    }

    [TestMethod]
    public void No_bytes_make_it_throw() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        Assert.IsTrue(new CaseAssembly().Take(bytes, Max, out var refusal) is not null || refusal is not null);
    });

    private static CarrierCase CaseOf(int revision, string value) => new(revision, new CaseInformation { Fields = [new CaseField("k", "K", value)] });
}
