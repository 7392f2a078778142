using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;
using System.Windows.Documents;
using System.Windows.Input;
using System.Windows.Media;
using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;
using PluginIm.Views.Tests.Environment;
using Key = PluginIm.Views.Tests.Environment.Key;

namespace PluginIm.Views.Tests.Cases;

[TestClass]
public sealed class ConsultationViewTests
{
    [WindowTest]
    public void The_messages_stand_at_the_left_and_the_case_at_the_right()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen);

        var (messages, fields) = (Ui.Find<ListBox>(desk.Window, "Im.Transcript"), Ui.Find<ListBox>(desk.Window, "Im.CaseFields"));
        Assert.IsLessThan(fields.PointToScreen(default).X, messages.PointToScreen(default).X);
        Assert.AreEqual("Case Information", desk.Read("Im.CaseTab"));
        Assert.IsFalse(desk.IsShown("Im.ToggleCase"));
        Assert.AreEqual("Amount: 1,234.50 EUR", RowNames(fields).Single(name => name.StartsWith("Amount", StringComparison.Ordinal)));
    }

    [WindowTest]
    [DataRow(false)]
    [DataRow(true)]
    public void Links_of_the_case_have_the_colour_of_those_in_messages(bool isDark)
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, isDark ? ThemeMode.Dark : ThemeMode.Light);

        var links = Within<TextBlock>(Ui.Find<ListBox>(desk.Window, "Im.CaseFields")).SelectMany(text => text.Inlines.OfType<Hyperlink>()).ToList();

        Assert.IsNotEmpty(links);
        var expected = ((SolidColorBrush)desk.View.FindResource("Im.Link")).Color;
        foreach (var link in links)
        {
            Assert.AreEqual(expected, ((SolidColorBrush)link.Foreground).Color);
        }
    }

    [WindowTest]
    public void Tabs_of_what_the_shell_does_not_have_do_not_show()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, hasContacts: false);

        Assert.IsFalse(desk.IsShown("Im.ContactTab"));
        Assert.IsFalse(desk.IsShown("Im.HistoryTab"));
    }

    [WindowTest]
    [DataRow("Im.CaseTab")]
    [DataRow("Im.ContactTab")]
    [DataRow("Im.HistoryTab")]
    public void Nothing_of_the_case_the_contact_and_the_history_can_be_edited(string tab)
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen);
        Ui.Until(() => desk.Consultation.Contact!.State == LoadState.Shown && desk.Consultation.History!.State == LoadState.Shown, "the contact and the history");
        desk.Select(tab);
        var before = Said(desk);
        var part = (Visual)Ui.Find<TabControl>(desk.Window, "Im.CaseTabs");
        string[] inputs = ["Im.HistorySearch", "Im.HistoryMedium", "Im.HistoryRange", "Im.HistoryFrom", "Im.HistoryTo"];

        foreach (var control in Within<UIElement>(part).Where(element => element is { Focusable: true, IsVisible: true } and not TabItem and not ButtonBase).ToList())
        {
            if (inputs.Contains(System.Windows.Automation.AutomationProperties.GetAutomationId(control)))
            {
                continue;
            }

            Assert.IsNotInstanceOfType<TextBoxBase>(control);
            control.Focus();
            Keyboard.FocusedElement?.RaiseEvent(new TextCompositionEventArgs(
                InputManager.Current.PrimaryKeyboardDevice, new TextComposition(InputManager.Current, control, "x")) { RoutedEvent = UIElement.TextInputEvent });
        }

        Ui.Find<ListBox>(desk.Window, tab switch { "Im.CaseTab" => "Im.CaseFields", "Im.ContactTab" => "Im.ContactFields", _ => "Im.HistoryList" }).Focus();
        Hands.Type("typed");
        Ui.Settle();

        Assert.AreEqual(before, Said(desk));
    }

    [WindowTest]
    public void A_change_shows_marked_in_words_and_is_announced()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen);
        var announced = new List<string>();
        EventHandler hear = (sender, _) => announced.Add(((TextBlock)sender!).Text);
        LiveRegion.Announced += hear;

        desk.Call.Set(desk.Call.CaseInformation with { Subject = "Invoice 4711 was paid three times" });
        Ui.Until(() => desk.IsShown("Im.CaseChanges"), "the change");
        Ui.Settle();
        LiveRegion.Announced -= hear;

        Assert.AreEqual("1 change since you last looked.", desk.Read("Im.CaseChanges"));
        Assert.Contains("Subject: Invoice 4711 was paid three times. Changed", RowNames(Ui.Find<ListBox>(desk.Window, "Im.CaseFields")));
        Assert.Contains("The case changed. Subject: Invoice 4711 was paid three times. Changed", announced);

        Hands.Click(Ui.Find<Button>(desk.Window, "Im.CaseSeen"));
        Ui.Until(() => !desk.IsShown("Im.CaseChanges"), "nothing to be seen");
    }

    [WindowTest]
    public void The_look_at_another_tab_takes_the_marks_away()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen);
        desk.Call.Set(desk.Call.CaseInformation with { Subject = "Another" });
        Ui.Until(() => desk.Consultation.Case.HasChanges, "the change");

        desk.Select("Im.ContactTab");
        Assert.IsFalse(desk.Consultation.Case.HasChanges);
        desk.Call.Set(desk.Call.CaseInformation with { Subject = "And another" });
        screen.Environment.Time.Advance(TimeSpan.FromSeconds(1));
        Ui.Until(() => desk.Consultation.Case.HasChanges, "the change");

        Assert.AreEqual("Case Information, changes: 1", desk.Read("Im.CaseTab"));
    }

    [WindowTest]
    public void By_keyboard_a_link_is_opened_from_its_rows_menu_after_the_question()
    {
        using var screen = new Screen();
        var information = new CaseInformation { Fields = [new CaseField("L", "Portal", "https://bank.example@evil.example/login", CaseFieldType.Link)] };
        using var desk = new ConsultedDesk(screen, information: information);
        var list = Ui.Find<ListBox>(desk.Window, "Im.CaseFields");
        list.SelectedIndex = 0;
        ((ListBoxItem)list.ItemContainerGenerator.ContainerFromIndex(0)).Focus();

        Hands.Press(Key.Enter);
        Ui.Until(() => list.ContextMenu!.IsOpen, "the menu");
        var item = list.ContextMenu!.Items.OfType<MenuItem>().Single(entry => Equals(entry.Header, "Open: https://evil.example/login"));
        item.Command.Execute(item.CommandParameter);
        list.ContextMenu.IsOpen = false;
        Ui.Until(() => desk.IsShown("Im.CaseLinkQuestion"), "the question");

        Assert.AreEqual("This link leads to https://evil.example/login. Open it?", desk.Read("Im.CaseLinkQuestion"));
        desk.Links.Verify(links => links.Open(It.IsAny<Uri>()), Times.Never);
        Hands.Click(Ui.Find<Button>(desk.Window, "Im.CaseConfirmLink"));
        Ui.Until(() => desk.Links.Invocations.Count == 1, "the link");
    }

    [WindowTest]
    public void By_keyboard_an_entry_of_the_history_opens_and_Escape_leaves_it()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen);
        Ui.Until(() => desk.Consultation.History!.State == LoadState.Shown, "the history");
        desk.Select("Im.HistoryTab");
        var list = Ui.Find<ListBox>(desk.Window, "Im.HistoryList");
        list.SelectedIndex = 1;
        ((ListBoxItem)list.ItemContainerGenerator.ContainerFromIndex(1)).Focus();

        Hands.Press(Key.Enter);
        Ui.Until(() => desk.IsShown("Im.HistoryDetail"), "the entry");
        Ui.Until(() => Ui.Find<Button>(desk.Window, "Im.HistoryBack").IsKeyboardFocused, "the keyboard");
        Hands.Press(Key.Escape);
        Ui.Until(() => desk.IsShown("Im.HistoryList"), "the list");

        Ui.Until(() => list.IsKeyboardFocusWithin, "the keyboard");
    }

    [WindowTest]
    public void Scrolled_to_its_end_the_history_goes_on()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen);
        Ui.Until(() => desk.Consultation.History!.State == LoadState.Shown, "the history");
        desk.Select("Im.HistoryTab");
        var list = Ui.Find<ListBox>(desk.Window, "Im.HistoryList");
        Assert.HasCount(50, list.Items);

        list.ScrollIntoView(list.Items[^1]);

        Ui.Until(() => list.Items.Count > 50, "more");
    }

    [WindowTest]
    public void The_splitter_moves_by_keyboard()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen);
        var splitter = Ui.Find<GridSplitter>(desk.Window, "Im.CaseSplitter");
        var list = Ui.Find<ListBox>(desk.Window, "Im.CaseFields");
        var before = list.ActualWidth;
        splitter.Focus();

        Hands.Press(Key.Left);

        Ui.Until(() => list.ActualWidth > before + 10, "more room for the case");
    }

    [WindowTest]
    public void In_a_narrow_window_one_of_both_is_shown_and_nothing_is_cut_off()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, width: 400);
        Assert.IsTrue(desk.IsShown("Im.Input"));
        Assert.IsFalse(desk.IsShown("Im.CaseFields"));

        Hands.Click(Ui.Find<Button>(desk.Window, "Im.ToggleCase"));
        Ui.Until(() => desk.IsShown("Im.CaseFields"), "the case");

        Assert.IsFalse(desk.IsShown("Im.Input"));
        var list = Ui.Find<ListBox>(desk.Window, "Im.CaseFields");
        Assert.IsLessThanOrEqualTo(desk.View.ActualWidth, list.ActualWidth);
    }

    [WindowTest]
    public void A_hostile_case_is_shown_and_makes_nothing_but_text()
    {
        using var screen = new Screen();
        using var desk = new ConsultedDesk(screen, information: HostileCase.Create());
        var list = Ui.Find<ListBox>(desk.Window, "Im.CaseFields");

        Assert.HasCount(202, list.Items);
        var realized = Enumerable.Range(0, list.Items.Count).Count(index => list.ItemContainerGenerator.ContainerFromIndex(index) is not null);
        Assert.IsLessThan(60, realized, "Only what is in view costs time.");
        foreach (var index in new[] { 6, 60, 201 })
        {
            list.ScrollIntoView(list.Items[index]);
            Ui.Settle();
            Assert.IsLessThanOrEqualTo(list.ActualWidth, ((FrameworkElement)list.ItemContainerGenerator.ContainerFromIndex(index)).ActualWidth);
        }

        Assert.IsEmpty(Within<Button>(list).Where(button => button.Command is null));
    }

    private static string Said(ConsultedDesk desk) => string.Join(
        '\n',
        desk.Consultation.Case.Fields.Concat(desk.Consultation.Contact!.Fields).Select(field => field.AutomationName)
            .Concat(desk.Consultation.History!.Entries.Select(entry => entry.AutomationName)));

    private static string[] RowNames(ListBox list) =>
        [.. UIElementAutomationPeer.CreatePeerForElement(list).GetChildren()
            .Where(child => child.GetAutomationControlType() == AutomationControlType.ListItem)
            .Select(child => child.GetName().Replace('\u00A0', ' '))];

    private static IEnumerable<T> Within<T>(Visual root)
        where T : Visual => Enumerable.Range(0, VisualTreeHelper.GetChildrenCount(root))
            .Select(index => VisualTreeHelper.GetChild(root, index) as Visual)
            .OfType<Visual>()
            .SelectMany(child => (child is T found ? new[] { found } : []).Concat(Within<T>(child)));
}
