using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;
using PluginIm.Contracts;
using PluginIm.Views.Tests.Environment;
using Eyes = PluginIm.Views.Tests.Environment.Ui;
using Key = PluginIm.Views.Tests.Environment.Key;

namespace SampleShell.Tests;

/// <summary>The Team Communicator in a real window, with real keys.</summary>
[TestClass]
public sealed class TeamCommunicatorKeyboardTests
{
    [TestMethod]
    public Task From_the_field_into_the_list_and_to_the_main_action() => RunAsync((desk, view, communicator) =>
    {
        Hands.Type("miller");
        Eyes.Until(() => communicator.HasResults && communicator.Results.Count == 1, "Amy alone");

        Hands.Press(Key.Down);
        Eyes.Until(() => Desk.FocusedRow()?.Id == "amiller", "the focus on Amy");
        Hands.Press(Key.Enter);

        Eyes.Until(() => desk.Send.Taken.Count == 1, "the message to Amy");
        Assert.AreEqual("amiller", desk.Send.Taken[0]);
        Eyes.Until(() => desk.Directory.Lists.Recent.Count == 1, "Amy among the recent ones");
    });

    [TestMethod]
    public Task Enter_on_a_greyed_action_shows_why() => RunAsync((desk, view, communicator) =>
    {
        desk.Actions.Register(new ScriptedAction("other", "Another"));
        desk.IsSendGreyed = true;
        Type(communicator, "miller");

        Hands.Press(Key.Down);
        Eyes.Until(() => Desk.FocusedRow() is not null, "the focus in the list");
        Hands.Press(Key.Enter);

        Assert.IsTrue(SeeMenu().Items.OfType<MenuItem>().Any(entry => entry.Header is TargetActionViewModel { Reason: "Not now." }));
        Assert.IsEmpty(desk.Send.Taken);
    });

    [TestMethod]
    [DataRow("Right")]
    [DataRow("Menu")]
    [DataRow("Shift+F10")]
    public Task The_menu_opens_by_keys_and_what_is_chosen_there_is_done(string keys) => RunAsync((desk, view, communicator) =>
    {
        Type(communicator, "miller");
        Hands.Press(Key.Down);
        Eyes.Until(() => Desk.FocusedRow() is not null, "the focus in the list");

        Hands.Press(keys switch { "Right" => [Keys.Right], "Menu" => [Keys.Menu], _ => [Key.Shift, Keys.F10] });
        var menu = SeeMenu();
        Assert.AreEqual("Send an Instant Message, Add to Favourites", string.Join(", ", menu.Items.OfType<MenuItem>().Select(EntryText)));
        Hands.Press(Key.Down);
        Eyes.Until(() => menu.Items.OfType<MenuItem>().First().IsHighlighted, "the first entry");
        Hands.Press(Key.Enter);

        Eyes.Until(() => desk.Send.Taken.Count == 1, "the message to Amy");
        Eyes.Until(() => Desk.FocusedRow()?.Id == "amiller", "the focus back on Amy");
    });

    [TestMethod]
    public Task Escape_leads_back_to_the_field_then_empties_it() => RunAsync((desk, view, communicator) =>
    {
        Type(communicator, "a");
        Hands.Press(Key.Down);
        Hands.Press(Key.Down);
        Eyes.Until(() => Desk.FocusedRow() == communicator.Results[1], "the second row");

        Hands.Press(Keys.Escape);
        Eyes.Until(() => Desk.FocusedId() == "TeamCommunicator.Search", "the focus in the field");
        Assert.AreEqual("a", communicator.SearchText);
        Hands.Press(Keys.Escape);

        Eyes.Until(() => communicator.SearchText.Length == 0, "an empty field");
        Assert.AreEqual("TeamCommunicator.Search", Desk.FocusedId());
    });

    [TestMethod]
    public Task Up_from_the_first_row_leads_back_and_what_is_typed_in_the_list_goes_to_the_field() => RunAsync((desk, view, communicator) =>
    {
        Type(communicator, "a");
        Hands.Press(Key.Down);
        Eyes.Until(() => Desk.FocusedRow() is not null, "the focus in the list");
        Hands.Press(Keys.Up);
        Eyes.Until(() => Desk.FocusedId() == "TeamCommunicator.Search", "the focus in the field");
        Hands.Press(Key.Down);
        Eyes.Until(() => Desk.FocusedRow() is not null, "the focus in the list again");

        Hands.Type("my");
        Eyes.Until(() => communicator.SearchText == "amy", "what was typed");
        Assert.AreEqual("TeamCommunicator.Search", Desk.FocusedId());
        Hands.Press(Key.Down);
        Eyes.Until(() => Desk.FocusedRow() is not null, "the focus in the list once more");
        Hands.Press(Keys.Back);

        Eyes.Until(() => communicator.SearchText == "am", "one letter less");
    });

    [TestMethod]
    public Task Tab_goes_from_the_field_over_the_switches_into_the_list_and_out() => RunAsync((desk, view, communicator) =>
    {
        Type(communicator, "a");
        List<string?> stops = [];
        for (var stop = 0; stop < 7; stop++)
        {
            var before = Keyboard.FocusedElement;
            stops.Add(Desk.FocusedRow() is null ? Desk.FocusedId() : "a row");
            Hands.Press(Key.Tab);
            Eyes.Until(() => Keyboard.FocusedElement != before, $"the focus after {stops[^1]}");
        }

        CollectionAssert.AreEqual(
            new[]
            {
                "TeamCommunicator.Search", "TeamCommunicator.Clear", "TeamCommunicator.Filter.Agents", "TeamCommunicator.Filter.RoutingPoints",
                "TeamCommunicator.Filter.Queues", "TeamCommunicator.Filter.Ready", "a row",
            },
            stops);
        Assert.AreEqual("TeamCommunicator.Search", Desk.FocusedId());
    });

    [TestMethod]
    public Task A_star_is_set_by_mouse_and_leaves_the_keyboard_where_it_is() => RunAsync((desk, view, communicator) =>
    {
        Type(communicator, "miller");
        var star = Eyes.Find<Button>(view, "TeamCommunicator.Favourite");
        Assert.AreEqual("Add Amy Miller to favourites", Desk.NameOf(star));

        Hands.Click(star);

        Eyes.Until(() => desk.Directory.Lists.Favourites.Count == 1, "the star");
        Eyes.Until(() => Desk.NameOf(star) == "Remove Amy Miller from favourites", "the star's other name");
        Assert.AreEqual("TeamCommunicator.Search", Desk.FocusedId());
    });

    [TestMethod]
    public Task Of_a_hundred_rows_only_those_in_sight_are_made_and_scrolled_ones_are_used_again() => RunAsync((desk, view, communicator) =>
    {
        desk.Directory.Targets.Clear();
        desk.Directory.Targets.AddRange(Enumerable.Range(0, 500).Select(
            number => ScriptedSearch.Target("amiller", Presence.Ready) with { Id = $"a{number}", DisplayName = $"Amy {number}" }));
        Type(communicator, "amy");
        Assert.HasCount(100, communicator.Results);
        var list = Eyes.Find<ListBox>(view, "TeamCommunicator.Results");

        var seen = Rows(list).ToHashSet();
        Assert.IsInRange(3, 20, seen.Count);
        for (var row = 0; row < 100; row += 4)
        {
            list.ScrollIntoView(communicator.Results[row]);
            Eyes.Settle();
            seen.UnionWith(Rows(list));
        }

        Assert.IsLessThan(45, seen.Count);
        Assert.AreEqual("Amy 99, agent, instant messaging ready", Desk.NameOf((ListBoxItem)ContainerOfLast(list, communicator)));
    });

    [TestMethod]
    public Task What_a_screen_reader_is_told() => RunAsync((desk, view, communicator) =>
    {
        Type(communicator, "miller");

        Assert.AreEqual("Find a colleague, Routing Point or queue", Desk.NameOf(Eyes.Find<TextBox>(view, "TeamCommunicator.Search")));
        var count = Eyes.Find<TextBlock>(view, "TeamCommunicator.Count");
        Assert.AreEqual("1 found", count.Text);
        Assert.AreEqual(System.Windows.Automation.AutomationLiveSetting.Polite, System.Windows.Automation.AutomationProperties.GetLiveSetting(count));

        Type(communicator, "nobody");
        var message = Eyes.Find<TextBlock>(view, "TeamCommunicator.Message");
        Assert.AreEqual("Nobody and nothing matches “nobody”.", message.Text);
        Assert.AreEqual(System.Windows.Automation.AutomationLiveSetting.Polite, System.Windows.Automation.AutomationProperties.GetLiveSetting(message));
    });

    private static string EntryText(MenuItem entry) => entry.Header is TargetActionViewModel action ? action.Caption : (string)entry.Header;

    private static void Type(TeamCommunicatorViewModel communicator, string text)
    {
        communicator.SearchText = text;
        Eyes.Until(() => communicator.Searching.IsCompleted, "the search");
        Eyes.Settle();
    }

    private static ContextMenu SeeMenu()
    {
        ContextMenu? menu = null;
        Eyes.Until(
            () => (menu = PresentationSource.CurrentSources.OfType<System.Windows.Interop.HwndSource>()
                .Select(source => source.RootVisual is FrameworkElement root ? Find<ContextMenu>(root) : null).FirstOrDefault(found => found is { IsOpen: true })) is not null,
            "the menu");
        Eyes.Settle();
        return menu!;
    }

    private static ListBoxItem[] Rows(ListBox list) => [.. FindAll<ListBoxItem>(list)];

    private static DependencyObject ContainerOfLast(ListBox list, TeamCommunicatorViewModel communicator)
    {
        list.ScrollIntoView(communicator.Results[^1]);
        Eyes.Settle();
        return list.ItemContainerGenerator.ContainerFromItem(communicator.Results[^1]);
    }

    private static T? Find<T>(DependencyObject root)
        where T : DependencyObject => FindAll<T>(root).FirstOrDefault();

    private static IEnumerable<T> FindAll<T>(DependencyObject root)
        where T : DependencyObject
    {
        if (root is T found)
        {
            yield return found;
        }

        for (var child = 0; child < System.Windows.Media.VisualTreeHelper.GetChildrenCount(root); child++)
        {
            foreach (var below in FindAll<T>(System.Windows.Media.VisualTreeHelper.GetChild(root, child)))
            {
                yield return below;
            }
        }
    }

    private static Task RunAsync(Action<Desk, TeamCommunicatorView, TeamCommunicatorViewModel> test) => Ui.RunAsync(() =>
    {
        using var desk = new Desk();
        var (view, communicator) = desk.OpenCommunicator();
        test(desk, view, communicator);
    });
}
