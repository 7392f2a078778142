namespace PluginIm.Messaging.Sip.Tests.Dialogs;

[TestClass]
public sealed class OrderedCallsTests
{
    [TestMethod]
    public void What_is_added_during_a_call_comes_after_it()
    {
        var calls = new OrderedCalls();
        var seen = new List<string>();
        calls.Add(() =>
        {
            calls.Add(() => seen.Add("second"));
            calls.Run();
            seen.Add("first");
        });

        calls.Run();

        CollectionAssert.AreEqual(new[] { "first", "second" }, seen);
    }
}
