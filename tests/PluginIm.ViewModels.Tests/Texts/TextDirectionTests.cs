using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels.Tests.Texts;

[TestClass]
public sealed class TextDirectionTests
{
    [TestMethod]
    [DataRow("", false)]
    [DataRow("Hello", false)]
    [DataRow("123 👍", false)]
    [DataRow("שלום", true)]
    [DataRow("مرحبا", true)]
    [DataRow("ܫܠܡܐ", true)]
    [DataRow("123, שלום", true)]
    [DataRow("👍 مرحبا OK", true)]
    [DataRow("OK שלום", false)]
    [DataRow("𞤀𞤣", true)]
    [DataRow("日本語 שלום", false)]
    [DataRow("\u200F123", true)]
    [DataRow("٣ Hello", false)]
    public void The_first_letter_with_a_direction_decides(string text, bool isRightToLeft) =>
        Assert.AreEqual(isRightToLeft, TextDirection.IsRightToLeft(text));
}
