using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using PluginIm.ViewModels.Tests.Environment;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Interactions;

/// <summary>An interaction of a shell in a window: somebody writes there, and at its right there is room for instant messages.</summary>
internal sealed class InteractionPlace : IDisposable
{
    private readonly Screen _screen;
    private readonly InteractionSessions _sessions;

    public InteractionPlace(Screen screen, ThemeMode? theme = null, double width = 900, double height = 560, double imWidth = 360)
    {
        _screen = screen;
        _sessions = new InteractionSessions(Shell, Shell, null, work => work());
        View = new InteractionSessionsView(_sessions) { Width = double.NaN };
        View.ShowInteraction(Interaction);
        Writing = new TextBox { AcceptsReturn = true, Margin = new Thickness(12) };
        var room = new Border { Child = View, MaxWidth = imWidth };
        DockPanel.SetDock(room, Dock.Right);
        Window = screen.Open(new Border { Child = new DockPanel { Children = { room, Writing } } }, theme ?? ThemeMode.Light, width, height);
        Writing.Focus();
    }

    public ScriptedInteractions Shell { get; } = new();

    public CustomerCall Interaction { get; } = new();

    public InteractionSessionsViewModel Within => _sessions.Of(Interaction);

    public InteractionSessionsView View { get; }

    public Window Window { get; }

    public TextBox Writing { get; }

    /// <summary>Has the agent consult somebody about the interaction.</summary>
    public SessionViewModel Consult(ImParty? peer = null)
    {
        var session = _screen.Show(_screen.Conversation.Kate.StartConsultation(peer ?? TestEnvironment.Amy, Interaction).Session!, _screen.Conversation.Kate);
        Within.Add(session, isWanted: true);
        Ui.Settle();
        return session;
    }

    public string NameOf(SessionViewModel session) => UIElementAutomationPeer.CreatePeerForElement(EntryOf(session)).GetName();

    public ListBoxItem EntryOf(SessionViewModel session) =>
        (ListBoxItem)Ui.Find<ListBox>(Window, "Im.Sessions").ItemContainerGenerator.ContainerFromItem(session);

    public void Dispose() => _sessions.Dispose();

    public bool IsShown(string automationId) => Ui.Find(Window, automationId) is { } found && !found.IsOffscreen();
}
