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
    public void Not_connected(string theme, int percent)
    {
        using var screen = new Screen();
        var (_, view, window) = screen.OpenSession(Pictures.ThemeOf(theme));
        view.FocusInput();

        Pictures.Keep(window, $"session-1-not-connected-{theme}-{percent}", percent);
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Establishing(string theme, int percent)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme));

        Screen.Type(session, "Hello Amy, do you have a minute?");
        Ui.Until(() => session.Transcript.Lines.Count == 2, "the lines");

        Pictures.Keep(window, $"session-2-establishing-{theme}-{percent}", percent);
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Connected(string theme, int percent)
    {
        using var screen = new Screen();
        var (session, view, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 600);

        Talk(screen, session);
        session.InputText = "And the customer calls again at three";
        view.FocusInput();

        Pictures.Keep(window, $"session-3-connected-{theme}-{percent}", percent);
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Ended(string theme, int percent)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme));
        var amy = Talk(screen, session);

        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => session.State == ImSessionState.Ended && session.Transcript.Lines[^1] is SystemLineViewModel, "the end");

        Pictures.Keep(window, $"session-4-ended-{theme}-{percent}", percent);
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Rejected(string theme)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 420);
        Screen.Type(session, "Hello Amy, do you have a minute?");
        var invitation = Ui.Run(() => screen.Conversation.NextInvitationAsync());

        Ui.Run(() => invitation.RejectAsync());
        Ui.Until(() => session.State == ImSessionState.Ended && session.Transcript.Lines.Count == 3, "the end");

        Pictures.Keep(window, $"session-5-rejected-{theme}");
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
    public void Reconnecting(string theme, int percent)
    {
        using var screen = new Screen();
        var (session, view, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 600);
        Talk(screen, session);
        screen.KatesDialog.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        Ui.Until(() => session.State == ImSessionState.Interrupted, "the loss");
        Screen.Type(session, "I will send this in any case.");
        view.FocusInput();

        Pictures.Keep(window, $"session-9-reconnecting-{theme}-{percent}", percent);
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Every_delivery_and_typing(string theme, int percent)
    {
        using var screen = new Screen(new ImOptions { ReadNotifications = true });
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme), height: 720);
        screen.ShowEveryDelivery(session);
        screen.KatesDialog.Observer!.OnTyping(true, TimeSpan.FromMinutes(1));
        Ui.Until(() => session.TypingText is not null, "the typing");

        Pictures.Keep(window, $"session-10-deliveries-and-typing-{theme}-{percent}", percent);
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
