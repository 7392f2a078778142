using System.Windows;
using System.Windows.Controls;
using System.Windows.Media;
using System.Windows.Shapes;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Session;

/// <summary>What the window shows while the way is lost, of the other party, and of how far messages have come.</summary>
[TestClass]
public sealed class SessionStatesTests
{
    private static readonly ImEndReason Lost = new(ImEndReasonKind.ConnectionLost, 503);

    [WindowTest]
    public void While_the_way_is_lost_the_status_says_so_in_word_icon_and_colour_and_writing_goes_on()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        screen.Connect(session);
        var connected = IconOf(view);

        screen.KatesDialog.Observer!.OnInterrupted(Lost);
        Ui.Until(() => session.State == ImSessionState.Interrupted, "the loss");
        Ui.Settle();

        Assert.AreEqual("Reconnecting", Ui.Find(view, "Im.Status")?.GetName());
        var pill = (Border)view.FindName("StatusPill");
        Assert.AreEqual(((SolidColorBrush)view.FindResource("Im.WaitingFill")).Color, ((SolidColorBrush)pill.Background).Color);
        Assert.AreNotEqual(connected, IconOf(view));
        Assert.IsTrue(Ui.Find<TextBox>(view, "Im.Input").IsEnabled);
        Assert.IsTrue(Ui.Find<Button>(view, "Im.End").IsVisible);
        Assert.IsFalse(Ui.Find(view, "Im.Done") is { } done && !done.IsOffscreen());
        Assert.Contains(name => name.EndsWith("] The connection to Amy Miller is lost. It is being restored.", StringComparison.Ordinal), Transcript.In(view).Names);

        screen.KatesDialog.Observer!.OnRestored(null);
        Ui.Until(() => Ui.Find(view, "Im.Status")?.GetName() == "Connected", "the restoring");
    }

    [WindowTest]
    public void Who_types_is_named_above_the_text_box_and_nothing_moves_for_it()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        var input = Ui.Find<TextBox>(view, "Im.Input");
        var place = input.TransformToAncestor(view).Transform(default);

        amy.SetDraft("Hi");
        Ui.Until(() => Ui.Find(view, "Im.Typing")?.GetName() == "Amy Miller is typing", "the typing");
        Ui.Settle();
        Assert.AreEqual(place, input.TransformToAncestor(view).Transform(default));
        Assert.IsTrue(Ui.Find<TextBlock>(view, "Im.Typing").TransformToAncestor(view).Transform(default).Y < place.Y);
        amy.SetDraft("");

        Ui.Until(() => Ui.Find(view, "Im.Typing")?.GetName() is null or "", "the end of typing");
    }

    [WindowTest]
    public void How_far_a_message_has_come_is_told_by_a_word_and_an_icon_of_its_own()
    {
        using var screen = new Screen(new ImOptions { ReadNotifications = true });
        var (session, view, _) = screen.OpenSession(height: 700);

        screen.ShowEveryDelivery(session);

        MessageLineViewModel[] lines = [.. session.Transcript.Lines.OfType<MessageLineViewModel>()];
        CollectionAssert.AreEqual(
            new[] { "Read", "Delivered", "At the switch, not yet delivered", "Not delivered: it was refused (488 Not Acceptable Here)", "Sending", "Waiting" },
            lines.Select(line => line.DeliveryText).ToArray());
        var icons = lines.Select(line => IconOf(view, line).Data.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        CollectionAssert.AllItemsAreUnique(icons);
    }

    [WindowTest]
    public void What_was_typed_and_not_sent_before_the_end_says_so()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        session.InputText = "I was just about to say that";

        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => session.State == ImSessionState.Ended, "the end");
        Ui.Settle();

        Assert.AreEqual("I was just about to say that", Ui.Find<TextBox>(view, "Im.Input").Text);
        Assert.AreEqual("This text was not sent: the session has ended.", Ui.Find(view, "Im.InputNote")?.GetName());
    }

    [WindowTest]
    public void A_failed_message_is_sent_again_by_its_button()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        screen.Connect(session);
        screen.KatesDialog.NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.Refused, 488, "Not Acceptable Here"));
        Screen.Type(session, "again, please");
        Ui.Until(() => Last(session) is { IsFailed: true, CanSendAgain: true }, "the failure");
        Ui.Settle();

        var again = In<Button>(ContainerOf(view, Last(session))).Single(button => button.IsVisible);
        Hands.Click(again);

        Ui.Until(() => Last(session) is { Text: "again, please", DeliveryText: "Delivered" }, "the second delivery");
        Ui.Settle();
        Assert.IsFalse(again.IsVisible);
    }

    [WindowTest]
    public void What_stands_in_a_window_behind_another_is_read_only_when_that_comes_to_the_front()
    {
        using var screen = new Screen(new ImOptions { ReadNotifications = true });
        var (session, _, window) = screen.OpenSession();
        var amy = screen.Connect(session);
        amy.Send("in front");
        Ui.Until(() => LastOf(amy) is { Text: "in front", Delivery: ImDelivery.Read }, "the reading");
        screen.OpenMainWindow();
        Ui.Until(() => !session.IsInView, "the other window in front");

        amy.Send("behind");
        Ui.Until(() => Last(session).Text == "behind", "the line");
        Ui.Settle();
        Assert.AreEqual(ImDelivery.Delivered, LastOf(amy).Delivery);
        window.Activate();

        Ui.Until(() => LastOf(amy).Delivery == ImDelivery.Read, "the reading of what was behind");
    }

    [WindowTest]
    public void Who_answered_for_a_Routing_Point_takes_its_place_in_the_header()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession(peer: Screen.Billing);
        screen.InviteBilling(session);
        Assert.AreEqual("Billing (rp-billing)", Ui.Find(view, "Im.Parties")?.GetName());

        screen.KatesDialog.Observer!.OnEstablished(new CarrierEstablishment(TestEnvironment.Amy));

        Ui.Until(() => Ui.Find(view, "Im.Parties")?.GetName() == "Amy Miller (amiller)", "who answered");
        Ui.Settle();
        Assert.Contains(name => name.EndsWith("] Amy Miller accepted.", StringComparison.Ordinal), Transcript.In(view).Names);
    }

    private static MessageLineViewModel Last(SessionViewModel session) => session.Transcript.Lines.OfType<MessageLineViewModel>().Last();

    private static TranscriptMessage LastOf(ImSession session) => session.Transcript.OfType<TranscriptMessage>().Last();

    private static Geometry IconOf(ImSessionView view) => ((Path)view.FindName("StatusIcon")).Data;

    private static Path IconOf(ImSessionView view, object line) => In<Path>(ContainerOf(view, line)).Single(path => path.Name == "DeliveryIcon");

    private static FrameworkElement ContainerOf(ImSessionView view, object line)
    {
        var list = Transcript.In(view).List;
        list.ScrollIntoView(line);
        Ui.Settle();
        return (FrameworkElement)list.ItemContainerGenerator.ContainerFromItem(line);
    }

    private static IEnumerable<T> In<T>(DependencyObject element)
        where T : DependencyObject
    {
        for (var i = 0; i < VisualTreeHelper.GetChildrenCount(element); i++)
        {
            var child = VisualTreeHelper.GetChild(element, i);
            foreach (var found in child is T wanted ? [wanted, .. In<T>(child)] : In<T>(child))
            {
                yield return found;
            }
        }
    }
}
