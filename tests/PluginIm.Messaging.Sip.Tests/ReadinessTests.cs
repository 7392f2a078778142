namespace PluginIm.Messaging.Sip.Tests;

[TestClass]
public sealed class ReadinessTests
{
    [TestMethod]
    public void Ready_ends_while_it_is_ready_and_next_with_the_next_time()
    {
        var readiness = new Readiness();
        var (first, next) = (readiness.Ready, readiness.Next);
        Assert.IsFalse(readiness.IsReady || first.IsCompleted || next.IsCompleted);

        readiness.Set(true);
        Assert.IsTrue(readiness.IsReady && first.IsCompleted && next.IsCompleted);
        next = readiness.Next;
        readiness.Set(true);
        Assert.IsFalse(next.IsCompleted, "It was ready all the time.");

        readiness.Set(false);
        Assert.IsFalse(readiness.IsReady || readiness.Ready.IsCompleted);
        readiness.Set(true);
        Assert.IsTrue(next.IsCompleted);
    }
}
