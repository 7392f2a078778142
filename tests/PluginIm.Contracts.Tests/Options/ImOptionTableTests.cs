using Moq;
using PluginIm.Contracts.Options;

namespace PluginIm.Contracts.Tests.Options;

[TestClass]
public sealed class ImOptionTableTests
{
    [TestMethod]
    public void Every_default_is_a_value_that_the_option_accepts()
    {
        Assert.IsEmpty(ImOptionTable.All.Where(option => option.Default.Length > 0 && !option.Accepts(option.Default)));
        Assert.IsEmpty(ImOptionTable.All.Where(option => option.Default.Length == 0 && option.Kind is ImOptionKind.Flag or ImOptionKind.Number or ImOptionKind.Time));
    }

    [TestMethod]
    public void Every_range_has_both_ends_and_the_ends_are_in_it()
    {
        foreach (var option in ImOptionTable.All.Where(option => option.Kind is ImOptionKind.Number or ImOptionKind.Time))
        {
            Assert.IsTrue(option.Accepts(option.Least!) && option.Accepts(option.Most!), option.Name);
        }
    }

    [TestMethod]
    [DataRow("im.time-stamp", "yes")]
    [DataRow("im.max-length", "0")]
    [DataRow("im.max-length", "4001")]
    [DataRow("im.max-length", "-1")]
    [DataRow("im.max-length", "99999999999")]
    [DataRow("im.toast-timeout", "30")]
    [DataRow("im.toast-timeout", "01:00:01")]
    [DataRow("im.system.text-color", "grey")]
    [DataRow("im.system.text-color", "#12345")]
    [DataRow("im.journal-directory", "relative/folder")]
    public void Bad_value_is_told_and_the_default_holds(string name, string value)
    {
        var option = ImOptionTable.Get(name);
        var told = new List<string>();

        var read = option.Read(Settings(name, $" {value} "), told.Add);

        Assert.AreEqual(option.Default, read);
        Assert.AreSequenceEqual(new[] { value }, told);
    }

    [TestMethod]
    public void Value_is_taken_without_what_is_blank_around_it()
    {
        Assert.AreEqual("200", ImOptionTable.Get("im.max-length").Read(Settings("im.max-length", " 200 "), value => Assert.Fail(value)));
        Assert.AreEqual("4000", ImOptionTable.Get("im.max-length").Read(Settings("im.max-length", "  "), value => Assert.Fail(value)));
    }

    [TestMethod]
    public void Unknown_name_is_no_option()
    {
        Assert.IsNull(ImOptionTable.Find("im.no-such"));
        Assert.ThrowsExactly<ArgumentException>(() => ImOptionTable.Get("im.no-such"));
    }

    private static IImSettings Settings(string name, string value)
    {
        var settings = new Mock<IImSettings>();
        settings.Setup(s => s.Find(name)).Returns(value);
        return settings.Object;
    }
}
