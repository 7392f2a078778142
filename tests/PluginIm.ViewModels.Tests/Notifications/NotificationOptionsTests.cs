using Microsoft.Extensions.Logging.Testing;
using Moq;
using PluginIm.Contracts;

namespace PluginIm.ViewModels.Tests.Notifications;

[TestClass]
public sealed class NotificationOptionsTests
{
    private readonly FakeLogger _logger = new();

    [TestMethod]
    public void Without_settings_the_defaults_hold()
    {
        var options = Read();

        Assert.AreEqual(new NotificationOptions(), options);
        Assert.IsFalse(options.AutoAnswer);
        Assert.AreEqual(new Bell(null, 7, TimeSpan.Zero), options.RingingBell);
        Assert.AreEqual(new Bell(null, 5, TimeSpan.Zero), options.NewMessageBell);
        Assert.AreEqual("Ctrl+Alt+A", options.AcceptShortcut?.Text);
        Assert.AreEqual("Ctrl+Alt+R", options.RejectShortcut?.Text);
        Assert.AreEqual("Ctrl+Alt+N", options.NotificationShortcut?.Text);
        Assert.AreEqual(0, _logger.Collector.Count);
    }

    [TestMethod]
    public void Every_option_is_read()
    {
        var options = Read(
            ("im.auto-answer", "True"), ("im.ringing-bell", "system|9|-1"), ("im.new-message-bell", "system|1|3"), ("im.accept-shortcut", "Ctrl+F9"),
            ("im.reject-shortcut", "Ctrl+F10"), ("im.notification-shortcut", "Ctrl+F11"));

        Assert.IsTrue(options.AutoAnswer);
        Assert.AreEqual(new Bell(null, 9, null), options.RingingBell);
        Assert.AreEqual(new Bell(null, 1, TimeSpan.FromSeconds(3)), options.NewMessageBell);
        Assert.AreEqual("Ctrl+F9", options.AcceptShortcut?.Text);
        Assert.AreEqual("Ctrl+F10", options.RejectShortcut?.Text);
        Assert.AreEqual("Ctrl+F11", options.NotificationShortcut?.Text);
        Assert.AreEqual(0, _logger.Collector.Count);
    }

    [TestMethod]
    public void None_turns_bells_and_shortcuts_off()
    {
        var options = Read(
            ("im.ringing-bell", "none"), ("im.new-message-bell", "None"), ("im.accept-shortcut", "none"), ("im.reject-shortcut", "none"),
            ("im.notification-shortcut", "none"));

        Assert.IsNull(options.RingingBell);
        Assert.IsNull(options.NewMessageBell);
        Assert.IsNull(options.AcceptShortcut);
        Assert.IsNull(options.RejectShortcut);
        Assert.IsNull(options.NotificationShortcut);
        Assert.AreEqual(0, _logger.Collector.Count);
    }

    [TestMethod]
    [DataRow("im.auto-answer", "yes", "expected is true or false")]
    [DataRow("im.ringing-bell", "chat.wav|7", "expected is file|priority|duration")]
    [DataRow("im.new-message-bell", "chat.mp3|7|0", "expected is a .wav file")]
    [DataRow("im.accept-shortcut", "A", "expected is keys such as Ctrl+Alt+A")]
    [DataRow("im.reject-shortcut", "Strg+R", "expected is keys such as Ctrl+Alt+A")]
    [DataRow("im.notification-shortcut", "F5", "expected is keys such as Ctrl+Alt+A")]
    public void A_bad_value_is_named_and_the_default_holds(string option, string value, string told)
    {
        Assert.AreEqual(new NotificationOptions(), Read((option, value)));

        var record = Assert.ContainsSingle(_logger.Collector.GetSnapshot());
        Assert.Contains($"Option {option} has the value \"{value}\"", record.Message);
        Assert.Contains(told, record.Message);
    }

    private NotificationOptions Read(params (string Name, string Value)[] values)
    {
        var settings = new Mock<IImSettings>();
        foreach (var (name, value) in values)
        {
            settings.Setup(given => given.Find(name)).Returns(value);
        }

        return NotificationOptions.From(settings.Object, _logger);
    }
}
