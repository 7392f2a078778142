using System.Collections.Concurrent;
using PluginIm.Contracts;

namespace PluginIm.Messaging.Tests.Environment;

/// <summary>Kate and Amy, signed in, with what each of them sees.</summary>
internal sealed class Conversation
{
    private readonly ConcurrentQueue<ImInvitation> _invitations = new();

    private Conversation(TestEnvironment environment, ImChannel kate, ImChannel amy)
    {
        Environment = environment;
        Kate = kate;
        Amy = amy;
        amy.InvitationReceived += (_, invitation) => _invitations.Enqueue(invitation);
    }

    public TestEnvironment Environment { get; }

    public ImChannel Kate { get; }

    public ImChannel Amy { get; }

    public int InvitationCount => _invitations.Count;

    public static async Task<Conversation> CreateAsync(TestEnvironment environment, ImOptions? options = null) =>
        new(environment, await environment.SignInAsync(TestEnvironment.Kate, options), await environment.SignInAsync(TestEnvironment.Amy, options));

    public ImSession Start()
    {
        var started = Kate.StartSession(TestEnvironment.Amy);
        return started.Session ?? throw new InvalidOperationException($"Refused: {started.Refusal}");
    }

    public ImSession Consult(IInteraction interaction)
    {
        var started = Kate.StartConsultation(TestEnvironment.Amy, interaction);
        return started.Session ?? throw new InvalidOperationException($"Refused: {started.Refusal}");
    }

    /// <summary>Kate consults Amy, who accepts.</summary>
    public async Task<(ImSession Kate, ImSession Amy)> ConsultAsync(IInteraction interaction, string firstMessage = "Hello")
    {
        var session = Consult(interaction);
        session.Send(firstMessage);
        var invitation = await NextInvitationAsync();
        await invitation.AcceptAsync();
        return (session, invitation.Session);
    }

    public async Task<ImInvitation> NextInvitationAsync()
    {
        ImInvitation? invitation = null;
        await TestEnvironment.WaitForAsync(() => _invitations.TryDequeue(out invitation), "an invitation");
        return invitation!;
    }

    public async Task<(ImSession Kate, ImSession Amy)> ConnectAsync(string firstMessage = "Hello")
    {
        var session = Start();
        session.Send(firstMessage);
        var invitation = await NextInvitationAsync();
        await invitation.AcceptAsync();
        return (session, invitation.Session);
    }

    /// <summary>The transcript as a reader sees it, one string a line.</summary>
    public static string[] Read(ImSession session) => [.. session.Transcript.Select(Describe)];

    private static string Describe(TranscriptEntry entry) => entry switch
    {
        TranscriptMessage { IsMine: true } message => $"{entry.Party!.Logon}: {message.Text} ({message.Delivery})",
        TranscriptMessage message => $"{entry.Party!.Logon}: {message.Text}",
        TranscriptSystemLine line => $"-- {line.Event} {line.Party?.Logon}".TrimEnd(),
        _ => throw new InvalidOperationException(),
    };
}
