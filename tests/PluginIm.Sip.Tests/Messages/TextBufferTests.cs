namespace PluginIm.Sip.Tests.Messages;

[TestClass]
public sealed class TextBufferTests
{
    [TestMethod]
    public void A_text_that_is_made_while_another_one_is_does_not_run_into_it()
    {
        var outer = TextBuffer.Make("outer", static (text, builder) =>
            builder.Append(text).Append(TextBuffer.Make("inner", static (inner, other) => other.Append(inner))).Append('!'));

        Assert.AreEqual("outerinner!", outer);
    }

    [TestMethod]
    public void Nothing_is_left_of_the_text_before_however_long_it_was()
    {
        foreach (var length in new[] { 3, 512, 5000, 1 })
        {
            Assert.AreEqual(new string('x', length), TextBuffer.Make(length, static (count, text) => text.Append('x', count)));
        }
    }

    [TestMethod]
    public void A_text_that_could_not_be_made_leaves_nothing_in_the_next()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => TextBuffer.Make("half", static (text, builder) =>
        {
            builder.Append(text);
            throw new InvalidOperationException();
        }));

        Assert.AreEqual("whole", TextBuffer.Make("whole", static (text, builder) => builder.Append(text)));
    }
}
