using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>A switch and the one peer behind it, played by a test: takes registrations and answers what the test says.</summary>
internal sealed class ScriptedSwitch : IAsyncDisposable
{
    private readonly SipEndpoint _endpoint;
    private volatile SipFlow? _agent;
    private volatile SipAddress? _agentContact;

    public ScriptedSwitch(SipTransport transport, ILoggerFactory loggers)
    {
        _endpoint = new SipEndpoint(new SipEndpointOptions { Listen = [new SipPeer(transport, "127.0.0.1", 0)] }, loggers)
        {
            Handler = (transaction, _) => HandleAsync(transaction),
        };
    }

    public SipPeer Peer => _endpoint.LocalPeers[0];

    /// <summary>How the peer answers an INVITE; 200 accepts.</summary>
    public int AnswerToInvite { get; set; } = 200;

    /// <summary>What the switch itself answers the next INVITEs with, of which the peer hears nothing; a 408 as soon as they are taken back.</summary>
    public ConcurrentQueue<int> OwnAnswersToInvite { get; } = new();

    /// <summary>The Session-Expires of an acceptance; null for none.</summary>
    public string? SessionExpires { get; set; }

    /// <summary>Whether the peer knows a session by its identity, as plugin peers do, and can be asked to restore it.</summary>
    public bool KnowsSessions { get; set; }

    /// <summary>What else the acceptance says.</summary>
    public Action<SipResponse>? FillAcceptance { get; set; }

    /// <summary>What the peer says to OPTIONS that it takes; null for nothing, as ordinary clients do.</summary>
    public string? Accepts { get; set; } = ImBodyTypes.Accept;

    /// <summary>The status of OPTIONS; 0 for no answer.</summary>
    public int AnswerToOptions { get; set; } = 200;

    /// <summary>The description with which the peer accepts; null for that of a plugin peer.</summary>
    public string? Answer { get; set; }

    /// <summary>The status of a MESSAGE; 200 where the test says nothing.</summary>
    public Func<SipRequest, int> AnswerToMessage { get; set; } = _ => 200;

    /// <summary>The status of a BYE; 0 for no answer.</summary>
    public int AnswerToBye { get; set; } = 200;

    /// <summary>What the answer to a BYE waits for.</summary>
    public Task MayAnswerBye { get; set; } = Task.CompletedTask;

    /// <summary>What else the peer's refusal of an INVITE says.</summary>
    public Action<SipResponse>? FillRefusal { get; set; }

    /// <summary>Answers everything with 503 and that Retry-After; null for a switch that can serve.</summary>
    public int? OverloadedFor { get; set; }

    /// <summary>The MESSAGEs received.</summary>
    public SipRequest[] Messages => [.. Received.Where(request => request.Method == SipMethod.Message)];

    public ConcurrentQueue<SipRequest> Received { get; } = new();

    public SipDialog? Dialog { get; private set; }

    /// <summary>The CANCEL that the agent's invitation got.</summary>
    public SipRequest? Cancel { get; private set; }

    /// <summary>Its Reason.</summary>
    public string? CancelReason => Cancel?.Headers[SipHeaderNames.Reason];

    public Task StartAsync() => _endpoint.StartAsync();

    /// <summary>Sends a MESSAGE or BYE in the dialog that the agent's invitation made.</summary>
    public async Task<SipResponse> SendInDialogAsync(SipMethod method, string? text = null)
    {
        var request = Dialog!.CreateRequest(method);
        if (text is not null)
        {
            var body = MessageBody.ToCpim(new CarrierMessage($"peer-{text}", text, default), Dialog.LocalAddress, Dialog.RemoteAddress);
            request.SetBody(body.ContentType, body.Content);
        }

        return await SendAsync(request);
    }

    /// <summary>Sends a request outside of a dialog to the agent.</summary>
    public async Task<SipResponse> SendAsync(SipMethod method, string? contentType, byte[] body)
    {
        var request = _endpoint.CreateRequest(
            method, _agentContact!.Uri, SipAddress.Parse("<sip:amiller@im.test>"), SipAddress.Parse("<sip:kmilburn@im.test>"));
        request.Headers.Set(SipHeaderNames.Contact, $"<sip:amiller@{Peer.Host}:{Peer.Port}>");
        request.SetBody(contentType, body);
        return await SendAsync(request);
    }

    /// <summary>Sends a MESSAGE outside of a dialog to the agent, as an ordinary client does.</summary>
    public Task<SipResponse> PageAsync(
        string text, string from = "amiller", string contentType = "text/plain;charset=UTF-8", Action<SipRequest>? change = null)
    {
        var request = _endpoint.CreateRequest(
            SipMethod.Message, _agentContact!.Uri, SipAddress.Parse($"<sip:{from}@im.test>"), SipAddress.Parse("<sip:kmilburn@im.test>"));
        request.SetBody(contentType, System.Text.Encoding.UTF8.GetBytes(text));
        change?.Invoke(request);
        return SendAsync(request);
    }

    /// <summary>Sends a MESSAGE in the dialog that the agent's invitation made.</summary>
    public Task<SipResponse> SendInDialogAsync(string contentType, byte[] body)
    {
        var request = Dialog!.CreateRequest(SipMethod.Message);
        request.SetBody(contentType, body);
        return SendAsync(request);
    }

    /// <summary>Invites the agent as a plugin peer does.</summary>
    public SipInviteClient CreateInvitation(string text, Action<SipRequest>? change = null)
    {
        var invite = _endpoint.CreateRequest(
            SipMethod.Invite, _agentContact!.Uri, SipAddress.Parse("<sip:amiller@im.test>"), SipAddress.Parse("<sip:kmilburn@im.test>"));
        InvitationWriter.Fill(
            invite,
            new CarrierInvitation
            {
                SessionId = new string('b', 32),
                From = ImParty.FromAddress("sip:amiller@im.test"),
                To = ImParty.FromAddress("sip:kmilburn@im.test"),
                FirstMessage = new CarrierMessage("first", text, default),
                ExpiresIn = TimeSpan.FromSeconds(30),
            },
            new SipAddress(_agent!.ContactUri("amiller")));
        return CreateInvitation(invite, change);
    }

    /// <summary>Restores a session with the agent, or invites once more, as a plugin peer does.</summary>
    public SipInviteClient CreateRestore(string sessionId, Action<SipRequest>? change = null)
    {
        var invite = _endpoint.CreateRequest(
            SipMethod.Invite, _agentContact!.Uri, SipAddress.Parse("<sip:amiller@im.test>"), SipAddress.Parse("<sip:kmilburn@im.test>"));
        invite.Headers.Set(SipHeaderNames.Contact, new SipAddress(_agent!.ContactUri("amiller")).ToString());
        invite.Headers.Set(SipHeaderNames.SessionId, new SipSessionId(sessionId, sessionId).ToString());
        invite.Headers.Set(SipHeaderNames.Replaces, new SipReplaces("any", "0", "0").ToString());
        invite.SetBody(SessionDescription.MediaTypeName, ImSessionDescription.ToBytes("127.0.0.1", sessionId));
        return CreateInvitation(invite, change);
    }

    private SipInviteClient CreateInvitation(SipRequest invite, Action<SipRequest>? change)
    {
        change?.Invoke(invite);
        return new SipInviteClient(_endpoint, invite, new SipInviteClientOptions { To = _agent!.Peer });
    }

    /// <summary>Sends a request as it is to the agent.</summary>
    public async Task<SipResponse> SendAsync(SipRequest request) => await (await _endpoint.SendAsync(request, _agent!)).Final;

    /// <summary>Sends an INVITE in the dialog that the agent's invitation made.</summary>
    public Task<SipInviteResult> InviteInDialogAsync(SipRequest invite) =>
        new SipInviteClient(_endpoint, invite, new SipInviteClientOptions { Dialog = Dialog, To = _agent!.Peer }).InviteAsync();

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private async Task HandleAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        Received.Enqueue(request);
        if (OverloadedFor is { } seconds)
        {
            var refusal = SipResponse.For(request, 503);
            refusal.Headers.Set(SipHeaderNames.RetryAfter, $"{seconds}");
            await transaction.RespondAsync(refusal);
        }
        else if (request.Method == SipMethod.Register)
        {
            (_agent, _agentContact) = (transaction.Flow, request.Headers.Contacts[0]);
            var response = SipResponse.For(request, 200);
            response.Headers.Set(SipHeaderNames.Contact, request.Headers.Contacts[0].WithParameter("expires", "600").ToString());
            await transaction.RespondAsync(response);
        }
        else if (request.Method == SipMethod.Invite && OwnAnswersToInvite.TryDequeue(out var status))
        {
            await RefuseAsync(transaction, status);
        }
        else if (request.Method == SipMethod.Invite)
        {
            await AnswerAsync(transaction);
        }
        else if (request.Method == SipMethod.Options)
        {
            if (AnswerToOptions == 0)
            {
                return;
            }

            var response = SipResponse.For(request, AnswerToOptions);
            if (Accepts is { } types)
            {
                response.Headers.Set(SipHeaderNames.Accept, types);
            }

            await transaction.RespondAsync(response);
        }
        else if (request.Method != SipMethod.Bye || AnswerToBye != 0)
        {
            await (request.Method == SipMethod.Bye ? MayAnswerBye : Task.CompletedTask);
            await transaction.RespondAsync(
                request.Method == SipMethod.Message ? AnswerToMessage(request) : request.Method == SipMethod.Bye ? AnswerToBye : 200);
        }
    }

    private static async Task RefuseAsync(SipServerTransaction transaction, int status)
    {
        if (status == 408)
        {
            var takenBack = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            transaction.Cancelled.Register(takenBack.SetResult);
            await transaction.RespondAsync(100);
            await takenBack.Task;
        }

        await transaction.RespondAsync(status);
    }

    private async Task AnswerAsync(SipServerTransaction transaction)
    {
        var server = new SipInviteServer(_endpoint, transaction, new SipAddress(transaction.Flow.ContactUri("amiller")));
        server.Cancelled.Register(() => Cancel = transaction.CancelRequest);
        await server.TryRingAsync();
        if (AnswerToInvite == 200)
        {
            Dialog = server.Dialog;
            await server.TryAcceptAsync(response =>
            {
                response.SetBody(
                    SessionDescription.MediaTypeName,
                    Answer is { } answer ? System.Text.Encoding.UTF8.GetBytes(answer) : ImSessionDescription.ToBytes("127.0.0.1", new string('a', 32)));
                if (KnowsSessions)
                {
                    response.Headers.Set(SipHeaderNames.SessionId, transaction.Request.Headers[SipHeaderNames.SessionId]!);
                }

                FillAcceptance?.Invoke(response);
                if (SessionExpires is { } value)
                {
                    response.Headers.Set(SipHeaderNames.SessionExpires, value);
                }
            });
        }
        else if (AnswerToInvite > 200)
        {
            await server.TryRejectAsync(AnswerToInvite, fill: FillRefusal);
        }
    }
}
