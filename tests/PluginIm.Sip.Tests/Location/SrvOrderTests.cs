namespace PluginIm.Sip.Tests.Location;

[TestClass]
public sealed class SrvOrderTests
{
    [TestMethod]
    public void A_lower_priority_number_comes_first_whatever_the_weights()
    {
        var order = Order(() => 0.99, new(30, 0, 1, "c"), new(10, 1, 1, "a"), new(20, 65535, 1, "b"));

        Assert.AreEqual("abc", order);
    }

    [TestMethod]
    [DataRow(0.0, "z")]
    [DataRow(0.05, "a")]
    [DataRow(0.15, "b")]
    [DataRow(0.35, "b")]
    [DataRow(0.45, "c")]
    [DataRow(0.999, "c")]
    public void The_draw_falls_on_the_first_whose_running_sum_reaches_it(double chance, string first)
    {
        var order = Order(() => chance, new(1, 10, 1, "a"), new(1, 30, 1, "b"), new(1, 60, 1, "c"), new(1, 0, 1, "z"));

        StringAssert.StartsWith(order, first);
        Assert.HasCount(4, order);
    }

    [TestMethod]
    public void Hosts_come_first_about_as_often_as_their_weights_say()
    {
        var random = new Random(1);
        var firsts = Enumerable.Range(0, 20_000)
            .Select(_ => Order(random.NextDouble, new(1, 1, 1, "a"), new(1, 3, 1, "b"), new(1, 6, 1, "c"))[0])
            .CountBy(first => first)
            .ToDictionary();

        Assert.AreEqual(0.1, firsts['a'] / 20_000.0, 0.1);
        Assert.AreEqual(0.3, firsts['b'] / 20_000.0, 0.1);
        Assert.AreEqual(0.6, firsts['c'] / 20_000.0, 0.1);
        Assert.IsTrue(firsts['a'] < firsts['b'] && firsts['b'] < firsts['c']);
    }

    [TestMethod]
    public void Hosts_without_weight_are_all_in_the_order()
    {
        Assert.HasCount(3, Order(() => 0.5, new(1, 0, 1, "a"), new(1, 0, 1, "b"), new(1, 0, 1, "c")));
    }

    private static string Order(Func<double> chance, params SrvRecord[] records) =>
        string.Concat(SrvOrder.Of(records, chance).Select(record => record.Target));
}
