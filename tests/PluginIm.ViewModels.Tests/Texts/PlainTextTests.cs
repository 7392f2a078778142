using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels.Tests.Texts;

[TestClass]
public sealed class PlainTextTests
{
    [TestMethod]
    [DataRow("Müller <b>&amp;</b> Söhne 👩‍👧 عربي\u200F!", "Müller <b>&amp;</b> Söhne 👩‍👧 عربي\u200F!")]
    [DataRow("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne")]
    [DataRow("a\tb", "a b")]
    [DataRow("bell\u0007 nul\0 escape\u001b[31m delete\u007f", "bell\uFFFD nul\uFFFD escape\uFFFD[31m delete\uFFFD")]
    [DataRow("fdp.exe\u202Egpj", "fdp.exe\uFFFDgpj")]
    [DataRow("\u202Aa\u202Bb\u202Cc\u202Dd\u2066e\u2067f\u2068g\u2069h", "\uFFFDa\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh")]
    [DataRow("pay\u200Bpal\uFEFF", "pay\uFFFDpal\uFFFD")]
    public void What_would_control_the_layout_stands_there_as_a_sign(string text, string shown) => Assert.AreEqual(shown, PlainText.Of(text));

    [TestMethod]
    public void In_a_line_breaks_are_blanks() => Assert.AreEqual("a b c", PlainText.LineOf("a\r\nb\nc"));
}
