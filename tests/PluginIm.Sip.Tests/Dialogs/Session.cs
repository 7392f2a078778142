using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Dialogs;

/// <summary>A session between alice (10.0.0.1), who called, and bob (10.0.0.2): requests pass the dialog's rules and then what the test wants.</summary>
internal sealed class Session : IAsyncDisposable
{
    private Session(TestEnvironment environment, SipEndpoint alice, SipEndpoint bob)
    {
        (Environment, Alice, Bob) = (environment, alice, bob);
        AtAlice = AtBob = received => received.RespondAsync(200);
    }

    public TestEnvironment Environment { get; }

    public SipEndpoint Alice { get; }

    public SipEndpoint Bob { get; }

    public SipDialog OfAlice { get; private set; } = null!;

    public SipDialog OfBob { get; private set; } = null!;

    /// <summary>What answers at alice; where it does not, 200 does.</summary>
    public Func<SipServerTransaction, Task> AtAlice { get; set; }

    /// <summary>What answers at bob; where it does not, 200 does.</summary>
    public Func<SipServerTransaction, Task> AtBob { get; set; }

    public static async Task<Session> StartAsync()
    {
        var environment = new TestEnvironment();
        var session = new Session(environment, environment.CreateInMemory(1), environment.CreateInMemory(2));
        session.Bob.Handler = async (received, _) =>
        {
            var server = new SipInviteServer(session.Bob, received, SipAddress.Parse("<sip:bob@10.0.0.2:5060>"));
            session.OfBob = server.Dialog;
            await server.TryAcceptAsync();
        };
        var result = await new SipInviteClient(session.Alice, Invite(session.Alice), new() { To = PeerAt(2) }).InviteAsync();
        session.OfAlice = result.Dialog!;
        session.Bob.Handler = (received, _) => TakeAsync(session.OfBob, received, session.AtBob);
        session.Alice.Handler = (received, _) => TakeAsync(session.OfAlice, received, session.AtAlice);
        return session;
    }

    public Task<SipResponse> SendAsync(SipRequest ofAlice) => Alice.RequestAsync(OfAlice, ofAlice, PeerAt(2));

    public ValueTask DisposeAsync() => Environment.DisposeAsync();

    private static async Task TakeAsync(SipDialog dialog, SipServerTransaction received, Func<SipServerTransaction, Task> answer)
    {
        using var turn = dialog.TryTake(received, out var refusal);
        if (turn is null)
        {
            await received.RespondAsync(refusal!);
            return;
        }

        await answer(received);
        if (received.Request.Method != SipMethod.Invite)
        {
            await received.RespondAsync(200);
        }
    }
}
