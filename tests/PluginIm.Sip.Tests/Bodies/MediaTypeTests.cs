namespace PluginIm.Sip.Tests.Bodies;

[TestClass]
public sealed class MediaTypeTests
{
    [TestMethod]
    public void A_type_is_read_alike_however_many_others_came_in_between()
    {
        const string Text = "Text/Plain ; charset=\"UTF-8\"";
        for (var i = 0; i < 200; i++)
        {
            Assert.IsTrue(MediaType.TryParse(Text, out var type));
            Assert.IsTrue(MediaType.TryParse($"application/x-{i};n={i}", out var other));

            Assert.AreEqual(("text/plain", "\"UTF-8\""), (type.Name, type.Parameters["charset"]));
            Assert.AreEqual(($"application/x-{i}", $"{i}"), (other.Name, other.Parameters["n"]));
        }
    }

    [TestMethod]
    [DataRow("text")]
    [DataRow("text/plain;charset=\"UTF-8")]
    [DataRow("text/plain\r\nX: y")]
    [DataRow(null)]
    public void What_is_no_type_stays_none(string? text)
    {
        Assert.IsFalse(MediaType.TryParse(text, out _));
        Assert.IsFalse(MediaType.TryParse(text, out _));
    }
}
