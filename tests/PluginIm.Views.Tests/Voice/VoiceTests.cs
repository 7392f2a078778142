using System.Windows.Controls;
using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;
using PluginIm.Views.Tests.Environment;
using PluginIm.Views.Tests.Interactions;

namespace PluginIm.Views.Tests.Voice;

/// <summary>The way from a session to a call, in the header of its view.</summary>
[TestClass]
public sealed class VoiceTests
{
    private readonly ScriptedVoice _voice = new();

    [WindowTest]
    public void Without_a_voice_channel_there_is_no_button()
    {
        using var screen = new Screen();
        var (session, _, window) = screen.OpenSession();
        screen.Connect(session);

        Assert.IsTrue(Ui.Find(window, "Im.StartCall")?.IsOffscreen() ?? true);
    }

    [WindowTest]
    public void A_click_calls_and_another_hangs_up_and_the_header_says_how_it_stands()
    {
        using var screen = new Screen();
        Serve(screen, Presence.Ready);
        using var place = new InteractionPlace(screen);
        var session = place.Consult();
        screen.Connect(session);
        Ui.Until(() => session.Voice.StartCommand.CanExecute(null), "the party's readiness");
        Ui.Settle();
        Assert.AreEqual("Call Amy Miller", Ui.Find(place.Window, "Im.StartCall")?.GetName());

        Hands.Click(Ui.Find<Button>(place.Window, "Im.StartCall"));
        Ui.Until(() => _voice.Started.Count == 1, "the call");
        _voice.Started[0].Call.Move(VoiceCallState.Connected);
        Ui.Settle();
        Assert.AreEqual("On a call with Amy Miller", Ui.Find(place.Window, "Im.Call")?.GetName());
        Hands.Click(Ui.Find<Button>(place.Window, "Im.HangUp"));

        Ui.Until(() => !session.Voice.HasCall, "the end of the call");
        Assert.AreSame(place.Interaction, _voice.Started[0].Interaction);
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Picture_of_a_call(string theme)
    {
        using var screen = new Screen();
        Serve(screen, Presence.Ready);
        using var place = new InteractionPlace(screen, Pictures.ThemeOf(theme), width: 560);
        var session = place.Consult();
        screen.Connect(session);
        Ui.Until(() => session.Voice.StartCommand.CanExecute(null), "the party's readiness");

        Pictures.Keep(place.Window, $"voice-1-ready-{theme}");

        session.Voice.StartCommand.Execute(null);
        _voice.Started[^1].Call.Move(VoiceCallState.Connected);
        Ui.Until(() => session.Transcript.Lines[^1].Text == "The call with Amy Miller began.", "the line");
        Pictures.Keep(place.Window, $"voice-2-call-{theme}");

        _voice.Started[^1].Call.Move(VoiceCallState.Ended, "Amy Miller's telephone does not answer.");
        Ui.Until(() => session.Voice.Problem is not null, "the problem");
        Pictures.Keep(place.Window, $"voice-3-problem-{theme}");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Picture_of_a_call_that_rings_here(string theme)
    {
        using var screen = new Screen();
        Serve(screen, Presence.Ready);
        var (session, _, window) = screen.OpenSession(Pictures.ThemeOf(theme), width: 380);
        screen.Connect(session);
        _voice.Ring(session.Id);
        Ui.Until(() => session.Voice.CallText == "Amy Miller calls", "who calls");

        Pictures.Keep(window, $"voice-5-rings-here-{theme}");
    }

    [WindowTest]
    [DataRow("black")]
    [DataRow("white")]
    public void Picture_of_a_call_in_high_contrast(string ground)
    {
        using var screen = new Screen();
        Serve(screen, Presence.Busy);
        var (session, view, window) = screen.OpenSession(width: 380);
        screen.Connect(session);
        view.Resources.MergedDictionaries.Add(HighContrast.As(ground));
        _voice.Ring(session.Id).Move(VoiceCallState.Held);

        Pictures.Keep(window, $"voice-4-high-contrast-{ground}");
    }

    private void Serve(Screen screen, Presence presence)
    {
        var directory = new Mock<ITargetDirectory>();
        directory.Setup(known => known.FindByAddressAsync(TestEnvironment.Amy.Address, It.IsAny<CancellationToken>())).Returns(() => ValueTask.FromResult<InternalTarget?>(
            new InternalTarget
            {
                Kind = InternalTargetKind.Agent,
                Id = "amiller",
                DisplayName = "Amy Miller",
                SipAddress = TestEnvironment.Amy.Address,
                Presence = new Dictionary<Medium, Presence> { [Medium.Voice] = presence, [Medium.InstantMessaging] = Presence.Ready },
            }));
        screen.Surroundings = new SessionSurroundings { Voice = _voice, Directory = directory.Object };
    }
}
