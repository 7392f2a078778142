using System.Windows;
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

    [STATestMethod]
    public void Not_connected()
    {
        using var screen = new Screen();
        var (_, _, window) = screen.OpenSession();

        screen.Picture(window, "session-not-connected");
    }

    [STATestMethod]
    public void Establishing()
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession();

        screen.Type(session, "Hello Amy, do you have a minute?");
        Screen.Until(() => session.Transcript.Lines.Count == 2, "the lines");

        screen.Picture(window, "session-establishing");
    }

    [STATestMethod]
    [DataRow("light", 1.0)]
    [DataRow("dark", 1.0)]
    [DataRow("light", 1.5)]
    public void Connected(string theme, double scale)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(theme == "dark" ? ThemeMode.Dark : ThemeMode.Light, 720 * scale, 600 * scale, scale: scale);

        Talk(screen, session);
        session.InputText = "And the customer calls again at three";

        screen.Picture(window, scale == 1 ? $"session-connected-{theme}" : "session-connected-150-percent");
    }

    [STATestMethod]
    [DataRow("light")]
    [DataRow("dark")]
    public void Ended(string theme)
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(theme == "dark" ? ThemeMode.Dark : ThemeMode.Light);
        var amy = Talk(screen, session);

        Screen.Run(() => amy.EndAsync());
        Screen.Until(() => session.State == ImSessionState.Ended && session.Transcript.Lines[^1] is SystemLineViewModel, "the end");

        screen.Picture(window, $"session-ended-{theme}");
    }

    [STATestMethod]
    public void Long_text_in_a_small_window()
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession(
            width: 340, height: 420, peer: new ImParty(TestEnvironment.Amy.Address, "amiller-wolfeschlegelstein", "Amy Wolfeschlegelsteinhausenbergerdorff"));
        var amy = screen.Connect(session, Story);

        amy.Send(Story);
        Screen.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 2, "the answer");
        session.InputText = "One line\r\nand another\r\nand a third\r\nand a fourth\r\nand a fifth\r\nand a sixth";

        screen.Picture(window, "session-small-long-text");
    }

    [STATestMethod]
    public void Failed_message_own_colours_and_a_question()
    {
        using var screen = new Screen(new ImOptions { PromptForEnd = true, AgentTextColor = "#FF00AA55", OtherAgentTextColor = "#FFFFCC00", MaxLength = 60 });
        var (session, _, window) = screen.OpenSession();
        var amy = screen.Connect(session);
        amy.Send("Yellow would be unreadable on white, so it is darkened.");
        screen.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1].NextResults.Enqueue(
            CarrierResult.Failed(ImDeliveryFailureKind.Refused, 503, "Service Unavailable"));
        screen.Type(session, "This one does not arrive.");
        Screen.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Any(line => line.IsFailed), "the failure");
        session.EndCommand.Execute(null);
        session.InputText = "This text has many more characters than the limit in the options allows it to have.";

        screen.Picture(window, "session-failed-message-and-question");
    }

    private static ImSession Talk(Screen screen, SessionViewModel session)
    {
        var amy = screen.Connect(session, "Hello Amy, do you have a minute?");
        amy.Send("Hi Kate, sure.");
        amy.Send("What is it about?");
        Screen.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 3, "Amy's lines");
        screen.Type(session, "Case 4711: was the second prolongation approved?");
        Screen.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 4, "Kate's line");
        amy.Send("Zoë – „grüß Gott\" ✓ 👍");
        Screen.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 5, "Amy's answer");
        screen.Settle();
        return amy;
    }
}
