using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class InputDirectionTests
{
    [TestMethod]
    [DataRow("", false)]
    [DataRow("Hello", false)]
    [DataRow("שלום Amy", true)]
    [DataRow("Amy שלום", false)]
    [DataRow("12:30 مرحبا", true)]
    [DataRow("👍 «مرحبا»", true)]
    [DataRow("٣ Hello", false)]
    [DataRow("4711 !", false)]
    public async Task What_is_written_runs_as_its_first_strong_sign_does(string text, bool isRightToLeft)
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = desktop.Open();

        session.InputText = text;

        Assert.AreEqual(isRightToLeft, session.IsInputRightToLeft);
    }
}
