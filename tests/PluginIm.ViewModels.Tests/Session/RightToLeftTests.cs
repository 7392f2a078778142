using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class RightToLeftTests
{
    [TestMethod]
    [DataRow("Hello שלום", false)]
    [DataRow("שלום Amy", true)]
    public async Task What_is_written_and_each_line_run_as_their_first_letter_does(string text, bool isRightToLeft)
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();

        session.InputText = text;
        var line = await desktop.HearAsync(session, amy, text);

        Assert.AreEqual(isRightToLeft, session.IsInputRightToLeft);
        Assert.AreEqual(isRightToLeft, line.IsRightToLeft);
    }
}
