using System.Windows;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Interactions;

/// <summary>A picture of every state of the instant messages inside an interaction, for people to judge.</summary>
[TestClass]
public sealed class InteractionSessionsPictures
{
    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void One_consultation_in_a_narrow_place(string theme)
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen, Pictures.ThemeOf(theme));
        var session = place.Consult();
        var amy = screen.Connect(session, "The customer says that invoice 4711 was paid twice. Can you see the second payment?");
        Screen.Hear(session, amy, "One moment, I look.");

        Pictures.Keep(place.Window, $"interaction-1-consultation-{theme}");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Several_sessions(string theme)
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen, Pictures.ThemeOf(theme));
        var session = place.Consult();
        var amy = screen.Connect(session);
        place.Consult(Screen.Billing);
        Screen.Hear(session, amy, "Which invoice?");

        Pictures.Keep(place.Window, $"interaction-2-several-{theme}");
    }

    [WindowTest]
    [DataRow("black")]
    [DataRow("white")]
    public void Several_sessions_in_high_contrast(string ground)
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen);
        var session = place.Consult();
        var amy = screen.Connect(session);
        place.Consult(Screen.Billing);
        place.View.Resources.MergedDictionaries.Add(HighContrast.As(ground));
        foreach (var view in ((System.Windows.Controls.Panel)place.View.FindName("Host")).Children.OfType<FrameworkElement>())
        {
            view.Resources.MergedDictionaries.Add(HighContrast.As(ground));
        }

        Screen.Hear(session, amy, "Which invoice?");

        Pictures.Keep(place.Window, $"interaction-3-several-high-contrast-{ground}");
    }
}
