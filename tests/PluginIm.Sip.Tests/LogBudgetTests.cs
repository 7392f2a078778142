using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Sip.Tests;

[TestClass]
public sealed class LogBudgetTests
{
    [TestMethod]
    public void A_flood_of_lines_becomes_a_few_and_the_next_one_says_how_many_were_left_out()
    {
        var time = new FakeTimeProvider();
        var budget = new LogBudget(time);

        var written = Enumerable.Range(0, 1000).Count(_ => budget.TryTake(out _));
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.AreEqual(20, written);
        Assert.IsTrue(budget.TryTake(out var left));
        Assert.AreEqual(980, left);
        Assert.IsTrue(budget.TryTake(out left));
        Assert.AreEqual(0, left);
    }
}
