using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Notifications;

[TestClass]
public sealed class ShortcutTests
{
    [TestMethod]
    [DataRow("Ctrl+Alt+A", ShortcutModifiers.Ctrl | ShortcutModifiers.Alt, 0x41)]
    [DataRow("ctrl + shift + 7", ShortcutModifiers.Ctrl | ShortcutModifiers.Shift, 0x37)]
    [DataRow("Win+F1", ShortcutModifiers.Win, 0x70)]
    [DataRow("Alt+f24", ShortcutModifiers.Alt, 0x87)]
    public void Keys_are_read(string text, ShortcutModifiers modifiers, int key)
    {
        var shortcut = Shortcut.TryParse(text)!;

        Assert.AreEqual(modifiers, shortcut.Modifiers);
        Assert.AreEqual(key, shortcut.Key);
    }

    [TestMethod]
    [DataRow("A")]
    [DataRow("Shift+A")]
    [DataRow("F5")]
    [DataRow("Ctrl")]
    [DataRow("Ctrl+")]
    [DataRow("Ctrl+Ctrl+A")]
    [DataRow("None+A")]
    [DataRow("2+A")]
    [DataRow("Hyper+A")]
    [DataRow("Ctrl+Ä")]
    [DataRow("Ctrl+F25")]
    [DataRow("Ctrl+F0")]
    [DataRow("Ctrl+AB")]
    [DataRow("")]
    public void What_is_no_shortcut_or_is_typed_in_a_text_is_refused(string text) => Assert.IsNull(Shortcut.TryParse(text));

    [TestMethod]
    [DataRow("en-US", "Ctrl+Alt+Shift+A")]
    [DataRow("de-DE", "Strg+Alt+Umschalt+A")]
    public void It_is_shown_as_the_keyboard_names_its_keys(string culture, string text)
    {
        using var _ = new InCulture(culture);

        Assert.AreEqual(text, Shortcut.TryParse("shift+alt+ctrl+a")!.Text);
    }
}
