using System.Collections.Concurrent;

namespace PluginIm.Messaging.Tests.Environment;

/// <summary>Kate, Amy, Bob and Carla, signed in, with what each of them is invited to.</summary>
internal sealed class Circle
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ImInvitation>> _invitations = new();

    private Circle(TestEnvironment environment) => Environment = environment;

    public static ImParty Bob { get; } = new("sip:bkoch@im.test", "bkoch", "Bob Koch");

    public static ImParty Carla { get; } = new("sip:cvidal@im.test", "cvidal", "Carla Vidal");

    public TestEnvironment Environment { get; }

    public ImChannel Kate { get; private set; } = null!;

    public static async Task<Circle> CreateAsync(TestEnvironment environment, ImOptions? options = null)
    {
        var circle = new Circle(environment);
        foreach (var agent in new[] { TestEnvironment.Kate, TestEnvironment.Amy, Bob, Carla })
        {
            var channel = await environment.SignInAsync(agent, options);
            var queue = circle._invitations[agent.Logon] = new ConcurrentQueue<ImInvitation>();
            channel.InvitationReceived += (_, invitation) => queue.Enqueue(invitation);
            circle.Kate = agent == TestEnvironment.Kate ? channel : circle.Kate;
        }

        return circle;
    }

    public async Task<ImInvitation> NextInvitationAsync(ImParty agent)
    {
        ImInvitation? invitation = null;
        await TestEnvironment.WaitForAsync(() => _invitations[agent.Logon].TryDequeue(out invitation), "an invitation");
        return invitation!;
    }

    /// <summary>Kate and Amy talk.</summary>
    public async Task<(ImSession Kate, ImSession Amy)> ConnectAsync(ScriptedInteraction? interaction = null)
    {
        var kate = (interaction is null ? Kate.StartSession(TestEnvironment.Amy) : Kate.StartConsultation(TestEnvironment.Amy, interaction)).Session!;
        kate.Send("Hello");
        var invitation = await NextInvitationAsync(TestEnvironment.Amy);
        await invitation.AcceptAsync();
        return (kate, invitation.Session);
    }

    /// <summary>Kate adds a colleague, who accepts.</summary>
    public async Task<ImSession> AddAsync(ImSession kate, ImParty colleague)
    {
        var adding = kate.AddAsync(colleague);
        var invitation = await NextInvitationAsync(colleague);
        await invitation.AcceptAsync();
        Assert.IsTrue((await adding).IsAdded);
        return invitation.Session;
    }
}
