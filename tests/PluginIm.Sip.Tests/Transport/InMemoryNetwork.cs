using System.Net;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>Carries messages between endpoints of one process, one after the other, and loses those that the test wants lost.</summary>
internal sealed class InMemoryNetwork
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(SipTransport, IPEndPoint), InMemoryTransport> _transports = [];
    private readonly Queue<(InMemoryTransport Receiver, InMemoryFlow Flow, byte[] Bytes)> _waiting = [];
    private readonly List<SipMessage> _sent = [];
    private bool _delivers;

    /// <summary>Which messages never arrive.</summary>
    public Func<SipMessage, bool> Loses { get; set; } = _ => false;

    /// <summary>Whether connections cannot be opened.</summary>
    public bool IsDown { get; set; }

    /// <summary>Which addresses have nobody any more.</summary>
    public Func<IPEndPoint, bool> IsGone { get; set; } = _ => false;

    /// <summary>Every message handed to the network so far, lost ones included.</summary>
    public IReadOnlyList<SipMessage> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    public int CountSent(Func<SipMessage, bool> which) => Sent.Count(which);

    public int CountSent(SipMethod method) => CountSent(message => message is SipRequest request && request.Method == method);

    public int CountSent(int status) => CountSent(message => message is SipResponse response && response.StatusCode == status);

    public InMemoryTransport Add(SipTransport kind, IPEndPoint address, ISipTransportReceiver receiver) =>
        _transports[(kind, address)] = new InMemoryTransport(this, kind, address, receiver);

    /// <summary>A desktop gets another address, as where it sleeps and wakes up elsewhere.</summary>
    public void Move(SipTransport kind, IPEndPoint from, IPEndPoint to)
    {
        if (_transports.Remove((kind, from), out var transport))
        {
            transport.Address = to;
            _transports[(kind, to)] = transport;
        }
    }

    public InMemoryTransport? Find(SipTransport kind, IPEndPoint address) =>
        IsDown || IsGone(address) ? null : _transports.GetValueOrDefault((kind, address));

    public void Send(InMemoryFlow from, ReadOnlyMemory<byte> bytes)
    {
        var message = SipParser.Parse(bytes.Span);
        lock (_gate)
        {
            _sent.Add(message);
            if (IsDown || Loses(message) || from.OtherEnd is not { } there)
            {
                return;
            }

            _waiting.Enqueue((there.Transport, there.Flow, bytes.ToArray()));
            if (_delivers)
            {
                return;
            }

            _delivers = true;
        }

        Deliver();
    }

    private void Deliver()
    {
        while (true)
        {
            (InMemoryTransport Receiver, InMemoryFlow Flow, byte[] Bytes) next;
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out next))
                {
                    _delivers = false;
                    return;
                }
            }

            next.Receiver.Receive(next.Flow, next.Bytes);
        }
    }
}
