namespace PluginIm.Simulation.Tests.Worlds;

[TestClass]
public sealed class PoolTests
{
    [TestMethod]
    public async Task What_waits_runs_before_the_pool_is_settled()
    {
        await Pool.EnterAsync();
        var done = new List<string>();
        Queue("global", preferLocal: false);
        Queue("local", preferLocal: true);
        _ = Task.Run(() => Queue("from another", preferLocal: true));

        await Pool.SettleAsync();

        Assert.AreEqual("from another, global, local", string.Join(", ", done.Order()));

        void Queue(string name, bool preferLocal) =>
            ThreadPool.UnsafeQueueUserWorkItem(static item => item.done.Add(item.name), (done, name), preferLocal);
    }
}
