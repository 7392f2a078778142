using System.Windows;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;
using System.Windows.Media;
using Microsoft.Extensions.Logging;
using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Session;

/// <summary>A picture of every state of the session view, for people to judge.</summary>
[TestClass]
public sealed class SessionPictures
{
    private const string Story =
        "The contract of the customer in case 4711 was prolonged twice, and each time the discount was carried over by hand. Before I promise "
        + "anything: can you tell from your side whether the second prolongation was approved?\n\n"
        + "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvertragsverlängerungsantragsformularnummerierung";

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Not_connected(string theme)
    {
        using var screen = new Screen();
        var (_, view, window) = screen.OpenSession(Pictures.ThemeOf(theme));
        view.FocusInput();

        Pictures.Keep(window, $"session-1-not-connected-{theme}");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Establishing(string theme)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme));

        Screen.Type(session, "Hello Amy, do you have a minute?");
        Ui.Until(() => session.Transcript.Lines.Count == 2, "the lines");

        Pictures.Keep(window, $"session-2-establishing-{theme}");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Connected(string theme)
    {
        using var screen = new Screen();
        var (session, view, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 600);

        Talk(screen, session);
        session.InputText = "And the customer calls again at three";
        view.FocusInput();

        Pictures.Keep(window, $"session-3-connected-{theme}");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Ended(string theme)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme));
        var amy = Talk(screen, session);

        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => session.State == ImSessionState.Ended && session.Transcript.Lines[^1] is SystemLineViewModel, "the end");

        Pictures.Keep(window, $"session-4-ended-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Rejected(string theme)
    {
        using var screen = new Screen { Surroundings = new SessionSurroundings { OpenAgain = _ => null } };
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 420);
        Screen.Type(session, "Hello Amy, do you have a minute?");
        var invitation = Ui.Run(() => screen.Conversation.NextInvitationAsync());

        Ui.Run(() => invitation.RejectAsync());
        Ui.Until(() => session.State == ImSessionState.Ended && session.Transcript.Lines.Count == 3, "the end");

        Pictures.Keep(window, $"session-5-rejected-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Rejected_in_the_narrowest_window(string theme)
    {
        using var screen = new Screen { Surroundings = new SessionSurroundings { OpenAgain = _ => null } };
        var (session, view, window) = screen.OpenSession(Pictures.ThemeOf(theme), width: 296, height: 420);
        Screen.Type(session, "Hello Amy, do you have a minute?");
        var invitation = Ui.Run(() => screen.Conversation.NextInvitationAsync());

        Ui.Run(() => invitation.RejectAsync());
        Ui.Until(() => session.State == ImSessionState.Ended && session.Transcript.Lines.Count == 3, "the end");

        Pictures.Keep(window, $"session-5-rejected-narrowest-{theme}");
        Assert.DoesNotContain(text => LayoutInformation.GetLayoutClip(text) is not null, TextsIn(view), "Nothing is cut off.");
    }

    [WindowTest]
    [DataRow("light", "en-US")]
    [DataRow("dark", "de-DE")]
    public void What_not_all_of_several_took_in_the_narrowest_window(string theme, string language)
    {
        using var spoken = new InCulture(language);
        using var screen = new Screen();
        var (session, view, window) = screen.OpenSession(Pictures.ThemeOf(theme), width: 296, height: 420);
        screen.Connect(session);
        foreach (var kind in new[] { ImDeliveryFailureKind.PartyLeft, ImDeliveryFailureKind.PartyRefused })
        {
            screen.KatesDialog.NextResults.Enqueue(CarrierResult.Failed(kind));
            Screen.Type(session, "For you both");
            Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Last() is { IsFailed: true }, "what became of it");
        }

        Pictures.Keep(window, $"session-not-with-all-{theme}");
        Assert.DoesNotContain(text => LayoutInformation.GetLayoutClip(text) is not null, TextsIn(view), "Nothing is cut off.");
        Assert.IsNull(LayoutInformation.GetLayoutClip((FrameworkElement)((Border)view.FindName("StatusPill")).Child), "How the session stands is cut off.");
    }

    [WindowTest]
    public void Long_text_in_a_small_window()
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(
            width: 340, height: 420, peer: new ImParty(TestEnvironment.Amy.Address, "amiller-wolfeschlegelstein", "Amy Wolfeschlegelsteinhausenbergerdorff"));
        var amy = screen.Connect(session, Story);

        amy.Send(Story);
        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 2, "the answer");
        session.InputText = "One line\r\nand another\r\nand a third\r\nand a fourth\r\nand a fifth\r\nand a sixth\r\nand a seventh";

        Pictures.Keep(window, "session-6-small-long-text");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Failed_message_own_colours_and_a_question(string theme)
    {
        using var screen = new Screen(new ImOptions { PromptForEnd = true, AgentTextColor = "#FF00AA55", OtherAgentTextColor = "#FFFFCC00", MaxLength = 60 });
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme));
        var amy = screen.Connect(session);
        amy.Send("Yellow would be unreadable on white, so it is darkened.");
        screen.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1].NextResults.Enqueue(
            CarrierResult.Failed(ImDeliveryFailureKind.Refused, 503, "Service Unavailable"));
        Screen.Type(session, "This one does not arrive.");
        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Any(line => line.IsFailed), "the failure");
        session.EndCommand.Execute(null);
        session.InputText = "This text has many more characters than the limit in the options allows it to have.";

        Pictures.Keep(window, $"session-7-failed-message-and-question-{theme}");
    }

    [WindowTest]
    public void Newer_lines_below()
    {
        using var screen = new Screen();
        var (session, view, window) = screen.OpenSession();
        var amy = Talk(screen, session);
        Ui.Settle();
        Transcript.In(view).ScrollToTop();
        Ui.Settle();

        amy.Send("The newest line, which is not in view.");
        Ui.Until(() => session.Transcript.NewBelow == 1, "the button to the newest line");

        Pictures.Keep(window, "session-8-newer-lines-below");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Reconnecting(string theme)
    {
        using var screen = new Screen();
        var (session, view, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 600);
        Talk(screen, session);
        screen.KatesDialog.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        Ui.Until(() => session.State == ImSessionState.Interrupted, "the loss");
        Screen.Type(session, "I will send this in any case.");
        view.FocusInput();

        Pictures.Keep(window, $"session-9-reconnecting-{theme}");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void More_than_two(string theme)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 640);
        var amy = screen.Connect(session);
        var observer = screen.KatesDialog.Observer!;
        observer.OnRoster(new CarrierRoster(1, [TestEnvironment.Kate, TestEnvironment.Amy, Circle.Bob, Circle.Carla]));
        screen.KatesDialog.NextResults.Enqueue(CarrierResult.Accepted);
        Screen.Type(session, "Who has the delivery note?");
        observer.OnTyping(true, TimeSpan.FromMinutes(1), Circle.Bob);
        observer.OnTyping(true, TimeSpan.FromMinutes(1), Circle.Carla);
        Ui.Until(() => session.TypingText is not null && session.Transcript.Lines[^1] is MessageLineViewModel { Delivery: ImDelivery.Accepted }, "the typing");
        Assert.AreEqual(ImSessionState.Connected, amy.State);

        Pictures.Keep(window, $"session-11-more-than-two-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Who_was_added(string theme)
    {
        using var screen = new Screen();
        var channel = screen.Environment.CreateChannel(Circle.Bob);
        ImInvitation? invitation = null;
        channel.InvitationReceived += (_, received) => invitation = received;
        _ = channel.SignInAsync();
        var (session, _, _) = screen.OpenSession(Pictures.ThemeOf(theme));
        screen.Connect(session);
        _ = screen.Conversation.Kate.Sessions[0].AddAsync(Circle.Bob);
        Ui.Until(() => invitation is not null, "the invitation");
        _ = invitation!.AcceptAsync();
        var bobs = screen.Show(invitation.Session, channel);
        var window = screen.Open(new ImSessionView(bobs), Pictures.ThemeOf(theme), 640, 480);
        Ui.Until(() => bobs.State == ImSessionState.Connected, "the acceptance");
        Screen.Type(session, "Bob, can you help?");
        Ui.Until(() => bobs.Transcript.Lines.Count >= 3, "the text");

        Pictures.Keep(window, $"session-12-added-{theme}");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Every_delivery_and_typing(string theme)
    {
        using var screen = new Screen(new ImOptions { ReadNotifications = true });
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 720);
        screen.ShowEveryDelivery(session);
        screen.KatesDialog.Observer!.OnTyping(true, TimeSpan.FromMinutes(1), null);
        Ui.Until(() => session.TypingText is not null, "the typing");

        Pictures.Keep(window, $"session-10-deliveries-and-typing-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void A_Routing_Point_whose_second_agent_answers(string theme)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 480, peer: Screen.Billing);
        screen.InviteBilling(session);
        screen.KatesDialog.Observer!.OnProgress(CarrierProgress.Queued);
        screen.KatesDialog.Observer!.OnProgress(CarrierProgress.Forwarded);
        screen.KatesDialog.Observer!.OnEstablished(new CarrierEstablishment(TestEnvironment.Amy));
        Ui.Until(() => session.State == ImSessionState.Connected, "the answer");

        Pictures.Keep(window, $"session-11-routing-point-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void An_ordinary_client(string theme)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 420, peer: Screen.Billing);
        screen.InviteBilling(session);
        screen.KatesDialog.Observer!.OnEstablished(new CarrierEstablishment(IsPageMode: true));
        Ui.Until(() => session.State == ImSessionState.Connected, "the answer");

        Pictures.Keep(window, $"session-12-ordinary-client-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Ended_with_a_text_that_was_not_sent(string theme)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 420);
        var amy = screen.Connect(session);
        session.InputText = "I was just about to say that";
        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => session.State == ImSessionState.Ended, "the end");

        Pictures.Keep(window, $"session-13-ended-with-a-draft-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Back_after_midnight_with_presence_links_and_right_to_left(string theme)
    {
        using var screen = new Screen { Surroundings = EverythingAround() };
        var (session, view, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 640);
        var amy = screen.Connect(session, "Hello Amy, where do I find the form?");
        Ui.Until(() => session.Parties[0].PresenceText == "Busy", "the presence");
        screen.Environment.Time.Advance(TimeSpan.FromHours(15));
        session.IsInView = false;
        Screen.Hear(session, amy, "Here (https://im.test/forms/4711), or call +49 30 1234-567.");
        Screen.Hear(session, amy, "שלום Kate, הטופס נמצא כאן.");
        session.IsInView = true;
        view.FocusInput();

        Pictures.Keep(window, $"session-14-midnight-links-right-to-left-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Finding_with_a_selection_and_a_link_that_deceives(string theme)
    {
        using var screen = new Screen { Surroundings = EverythingAround() };
        var (session, view, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 640);
        var amy = Talk(screen, session);
        var line = Screen.Hear(session, amy, "Look at https://bank.test@evil.test/ for the case.");
        Transcript.In(view).List.SelectedItem = session.Transcript.Lines[^3];
        session.Find.OpenCommand.Execute(null);
        session.Find.Query = "case";
        session.Links.OpenCommand.Execute(session.Links.TargetsIn(line.Text)[0]);

        Pictures.Keep(window, $"session-15-find-and-link-question-{theme}");
    }

    [WindowTest]
    [DataRow("light", 560)]
    [DataRow("dark", 340)]
    public void Texts_at_200_percent(string theme, double width)
    {
        using var screen = new Screen { Surroundings = EverythingAround() };
        var (session, view, window) = screen.OpenSession(Pictures.ThemeOf(theme), width, 640);
        Talk(screen, session);
        for (var i = 0; i < 10; i++)
        {
            session.Zoom.InCommand.Execute(null);
        }

        session.InputText = "A draft in large letters";
        view.FocusInput();

        Pictures.Keep(window, $"session-16-zoom-200-{theme}");
    }

    [WindowTest]
    [DataRow("black")]
    [DataRow("white")]
    public void High_contrast(string colours)
    {
        using var screen = new Screen(new ImOptions { ReadNotifications = true }) { Surroundings = EverythingAround() };
        var (session, view, window) = screen.OpenSession(height: 720);
        view.Resources.MergedDictionaries.Add(HighContrast.As(colours));
        screen.ShowEveryDelivery(session);
        Transcript.In(view).List.SelectedItem = session.Transcript.Lines[^2];
        session.Find.OpenCommand.Execute(null);
        session.Find.Query = "waits";
        session.InputText = "A draft";

        Pictures.Keep(window, $"session-17-high-contrast-{colours}");
        var ground = colours == "black" ? Colors.White : Colors.Black;
        var invited = Transcript.In(view).WordsOf(session.Transcript.Lines.OfType<SystemLineViewModel>().Last());
        Assert.AreEqual(ground, ((SolidColorBrush)invited.Foreground).Color, "The system's colour alone, whatever the options say.");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Canned_responses_and_the_menu_of_a_line(string theme)
    {
        var file = System.IO.Path.GetTempFileName();
        System.IO.File.WriteAllLines(file, ["hi = Hello, how can I help you today?", "hold = One moment please, I am looking into it.", "bye = Goodbye."]);
        using var screen = new Screen();
        screen.Surroundings = EverythingAround() with
        {
            Responses = new CannedResponseFile(file, 4000, screen.Environment.Loggers.CreateLogger<CannedResponseFile>()),
        };
        var (session, view, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 480);
        var amy = screen.Connect(session);
        var line = Screen.Hear(session, amy, "See https://im.test/forms/4711_a, or call +49 30 1234-567.");
        var list = Transcript.In(view).List;
        list.SelectedItem = line;
        view.FocusInput();
        Ui.Until(() => System.Windows.Input.Keyboard.FocusedElement is TextBox, "the text box");
        session.InputText = "/h";
        session.Responses.Ask("/h", 2);
        Ui.Settle();
        var responses = (FrameworkElement)view.FindName("ResponsesList");
        Pictures.Keep(window, $"session-18-canned-responses-{theme}");
        Pictures.Keep((FrameworkElement)responses.Parent, $"session-18-canned-responses-list-{theme}");
        var menu = LineMenu.For(list);
        menu.IsOpen = true;
        Ui.Settle();
        Pictures.Keep(menu, $"session-19-menu-{theme}");
        menu.IsOpen = false;
        System.IO.File.Delete(file);
    }

    private static IEnumerable<TextBlock> TextsIn(DependencyObject element) =>
        element is TextBlock { IsVisible: true, Opacity: > 0 } text
            ? [text]
            : Enumerable.Range(0, VisualTreeHelper.GetChildrenCount(element)).SelectMany(index => TextsIn(VisualTreeHelper.GetChild(element, index)));

    private static SessionSurroundings EverythingAround()
    {
        var busy = new InternalTarget
        {
            Kind = InternalTargetKind.Agent,
            Id = "amiller",
            DisplayName = "Amy Miller",
            SipAddress = "sip:amiller@im.test",
            Presence = new Dictionary<Medium, Presence> { [Medium.InstantMessaging] = Presence.Busy },
        };
        var directory = new Mock<ITargetDirectory>();
        directory.Setup(targets => targets.FindByAddressAsync(busy.SipAddress, It.IsAny<CancellationToken>())).ReturnsAsync(busy);
        return new SessionSurroundings { Directory = directory.Object, Links = Mock.Of<ILinkOpener>(), Calls = Mock.Of<IPhoneCalls>() };
    }

    private static ImSession Talk(Screen screen, SessionViewModel session)
    {
        var amy = screen.Connect(session, "Hello Amy, do you have a minute?");
        amy.Send("Hi Kate, sure.");
        amy.Send("What is it about?");
        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 3, "Amy's lines");
        Screen.Type(session, "Case 4711: was the second prolongation approved?");
        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 4, "Kate's line");
        amy.Send("Zoë – „grüß Gott\" ✓ 👍");
        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 5, "Amy's answer");
        Ui.Settle();
        return amy;
    }
}
