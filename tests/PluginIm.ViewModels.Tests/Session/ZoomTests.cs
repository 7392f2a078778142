using Moq;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class ZoomTests
{
    [TestMethod]
    public void It_goes_in_steps_of_ten_from_80_to_200_and_back_to_100()
    {
        var zoom = new ZoomViewModel();
        Assert.IsTrue(zoom.IsStandard);

        for (var i = 0; i < 20; i++)
        {
            zoom.InCommand.Execute(null);
        }

        Assert.AreEqual(200, zoom.Percent);
        Assert.AreEqual("200 %", zoom.Text);
        for (var i = 0; i < 20; i++)
        {
            zoom.OutCommand.Execute(null);
        }

        Assert.AreEqual(80, zoom.Percent);
        zoom.ResetCommand.Execute(null);
        Assert.AreEqual(100, zoom.Percent);
        Assert.AreEqual("Text size 100 %", zoom.SpokenText);
    }

    [TestMethod]
    [DataRow(null, 100)]
    [DataRow(150, 150)]
    [DataRow(1000, 200)]
    [DataRow(1, 80)]
    public void It_begins_with_what_the_agent_had_last(int? kept, int percent) =>
        Assert.AreEqual(percent, new ZoomViewModel(Mock.Of<IAgentSettings>(settings => settings.Zoom == kept)).Percent);

    [TestMethod]
    public void What_the_agent_chooses_is_kept_and_the_end_of_the_scale_is_not_written_again()
    {
        var settings = new Mock<IAgentSettings>();
        settings.SetupProperty(kept => kept.Zoom, 190);
        var zoom = new ZoomViewModel(settings.Object);

        zoom.InCommand.Execute(null);
        zoom.InCommand.Execute(null);

        settings.VerifySet(kept => kept.Zoom = 200, Times.Once());
    }
}
