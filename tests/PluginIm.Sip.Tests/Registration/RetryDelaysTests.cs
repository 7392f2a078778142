namespace PluginIm.Sip.Tests.Registration;

[TestClass]
public sealed class RetryDelaysTests
{
    [TestMethod]
    public void Each_wait_is_twice_the_one_before_up_to_the_limit_and_starts_anew_after_a_success()
    {
        var delays = new RetryDelays(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60), () => 0);

        CollectionAssert.AreEqual(
            new[] { 2.0, 4, 8, 16, 32, 60, 60 }, Enumerable.Range(0, 7).Select(_ => delays.Next(null).TotalSeconds).ToArray());
        delays.Reset();
        Assert.AreEqual(TimeSpan.FromSeconds(2), delays.Next(null));
    }

    [TestMethod]
    public void Chance_shortens_a_wait_by_half_at_most_but_not_what_the_registrar_asks_for()
    {
        var delays = new RetryDelays(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60), () => 1);

        Assert.AreEqual(TimeSpan.FromSeconds(1), delays.Next(null));
        Assert.AreEqual(TimeSpan.FromSeconds(30), delays.Next(TimeSpan.FromSeconds(30)));
        Assert.AreEqual(TimeSpan.FromSeconds(4), delays.Next(TimeSpan.FromSeconds(3)));
    }
}
