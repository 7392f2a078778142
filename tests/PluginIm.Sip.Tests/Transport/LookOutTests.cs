namespace PluginIm.Sip.Tests.Transport;

[TestClass]
public sealed class LookOutTests
{
    [TestMethod]
    public void Whoever_looks_in_vain_passes_over_twice_as_many_times_each_time_up_to_a_limit()
    {
        var look = new LookOut();

        int[] passed = [.. Enumerable.Range(0, 9).Select(_ => PassOverAndLookInVain(ref look))];

        CollectionAssert.AreEqual(new[] { 0, 1, 3, 7, 15, 31, 63, 63, 63 }, passed);
    }

    [TestMethod]
    public void Whoever_finds_something_looks_each_time_again()
    {
        var look = new LookOut();
        for (var i = 0; i < 5; i++)
        {
            PassOverAndLookInVain(ref look);
        }

        PassOver(ref look);
        look.Succeed();

        Assert.AreEqual(0, PassOverAndLookInVain(ref look));
        Assert.AreEqual(1, PassOverAndLookInVain(ref look));
    }

    private static int PassOverAndLookInVain(ref LookOut look)
    {
        var passed = PassOver(ref look);
        while (look.GoesOn())
        {
            // Nothing comes.
        }

        return passed;
    }

    private static int PassOver(ref LookOut look)
    {
        var passed = 0;
        while (!look.TryBegin())
        {
            passed++;
        }

        return passed;
    }
}
