using Microsoft.Extensions.Logging;

namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>Kate's desktop, with Amy at the other end of the network.</summary>
internal sealed class Desktop : IAsyncDisposable
{
    private Desktop(TestEnvironment environment, Conversation conversation)
    {
        Environment = environment;
        Conversation = conversation;
    }

    public TestEnvironment Environment { get; }

    public Conversation Conversation { get; }

    public UserInterfaceQueue UserInterface { get; } = new();

    public static async Task<Desktop> CreateAsync(ImOptions? options = null)
    {
        var environment = new TestEnvironment();
        return new Desktop(environment, await Conversation.CreateAsync(environment, options));
    }

    /// <summary>What the desktop offers beside sessions; null for nothing.</summary>
    public SessionSurroundings? Surroundings { get; set; }

    public SessionViewModel Show(ImSession session) => new(
        session, Conversation.Kate.Options, Environment.Time, UserInterface, Environment.Loggers.CreateLogger<SessionViewModel>(), Surroundings);

    /// <summary>Kate's view of a session that she has opened and not yet used.</summary>
    public SessionViewModel Open() => Show(Conversation.Start());

    /// <summary>Kate's view of a connected session, and Amy's end of it.</summary>
    public async Task<(SessionViewModel Kate, ImSession Amy)> ConnectAsync()
    {
        var viewModel = Open();
        Type(viewModel, "Hello");
        var invitation = await Conversation.NextInvitationAsync();
        await invitation.AcceptAsync();
        await UserInterface.UntilAsync(() => viewModel.State == ImSessionState.Connected, "the connection");
        return (viewModel, invitation.Session);
    }

    public static void Type(SessionViewModel viewModel, string text)
    {
        viewModel.InputText = text;
        viewModel.SendCommand.Execute(null);
    }

    /// <summary>Has Amy send a text, and waits until Kate's screen shows it.</summary>
    public async Task<MessageLineViewModel> HearAsync(SessionViewModel viewModel, ImSession amy, string text)
    {
        var count = viewModel.Transcript.Lines.Count;
        amy.Send(text);
        await UserInterface.UntilAsync(() => viewModel.Transcript.Lines.Count > count, text);
        return (MessageLineViewModel)viewModel.Transcript.Lines[^1];
    }

    public ValueTask DisposeAsync() => Environment.DisposeAsync();
}
