using System.Windows.Controls;
using Microsoft.Win32;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class SpellingTests
{
    [WindowTest]
    public void The_text_box_is_checked_where_the_system_has_a_checker_and_is_written_in_where_it_has_none()
    {
        using var screen = new Screen();
        var (_, view, _) = screen.OpenSession();
        using var checker = Registry.ClassesRoot.OpenSubKey(@"CLSID\{7AB36653-1796-484B-BDFA-E74F1DB7C1DC}\InprocServer32");
        var input = Ui.Find<TextBox>(view, "Im.Input");
        view.FocusInput();
        Ui.Until(() => input.IsKeyboardFocused, "the text box");

        Hands.Type("teh");

        Ui.Until(() => input.Text == "teh", "what was written");
        Assert.AreEqual(checker is not null, input.SpellCheck.IsEnabled);
    }
}
