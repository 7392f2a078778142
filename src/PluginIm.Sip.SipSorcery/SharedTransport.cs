using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using SIPSorcery.SIP;

namespace PluginIm.Sip.SipSorcery;

/// <summary>The shell's transport as this endpoint uses it: its channels, tapped, and what of their traffic is whose.</summary>
internal sealed class SharedTransport : IDisposable
{
    private readonly SIPTransport _transport;
    private readonly SipEndpointOptions _options;
    private readonly ISipTransportReceiver _receiver;
    private readonly ConcurrentDictionary<string, ChannelTap> _taps = new();
    private readonly Dictionary<SIPProtocolsEnum, ChannelTransport> _transports;
    private readonly TimeSpan _lossCheckInterval;
    private readonly ITimer _lossCheck;
    private readonly ITimer _ping;
    private volatile bool _isStarted;

    public SharedTransport(
        SIPTransport transport, SipSorceryOptions sharing, SipEndpointOptions options, ISipTransportReceiver receiver, ILogger logger)
    {
        _transport = transport;
        _options = options;
        _receiver = receiver;
        Logger = logger;
        Ownership = new Ownership(sharing);
        _transports = new Dictionary<SIPProtocolsEnum, ChannelTransport>
        {
            [SIPProtocolsEnum.udp] = new(SipTransport.Udp, this, sharing, options),
            [SIPProtocolsEnum.tcp] = new(SipTransport.Tcp, this, sharing, options),
            [SIPProtocolsEnum.tls] = new(SipTransport.Tls, this, sharing, options),
        };
        _lossCheckInterval = sharing.LossCheckInterval;
        _lossCheck = options.Time.CreateTimer(
            static shared => ((SharedTransport)shared!).CheckForLosses(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ping = options.Time.CreateTimer(
            static shared => ((SharedTransport)shared!).Ping(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public IReadOnlyList<ISipTransport> Transports => [.. _transports.Values];

    public ILogger Logger { get; }

    public Ownership Ownership { get; }

    public void Start()
    {
        _isStarted = true;
        Channels(SIPProtocolsEnum.udp);
        _lossCheck.Change(_lossCheckInterval, _lossCheckInterval);
        if (_options.Transport.PingInterval is { } interval)
        {
            _ping.Change(interval, interval);
        }
    }

    /// <summary>The channels of a protocol. One that the shell has added meanwhile is tapped here: before anything goes out by it.</summary>
    public IReadOnlyList<SIPChannel> Channels(SIPProtocolsEnum protocol)
    {
        var channels = _transport.GetSIPChannels();
        foreach (var channel in channels.Where(channel => _isStarted && !_taps.ContainsKey(channel.ID)))
        {
            var tap = new ChannelTap(channel, TryTake);
            if (_taps.TryAdd(channel.ID, tap))
            {
                tap.Open();
            }
        }

        return [.. channels.Where(channel => channel.SIPProtocol == protocol)];
    }

    public void OnClosed(SipFlow flow, string reason) => _receiver.OnClosed(flow, reason);

    public void Dispose()
    {
        _isStarted = false;
        _lossCheck.Dispose();
        _ping.Dispose();
        foreach (var tap in _taps.Values)
        {
            tap.Close();
        }
    }

    /// <summary>Takes a message that is the endpoint's; false where it is the shell's.</summary>
    private bool TryTake(SIPChannel channel, SIPEndPoint local, SIPEndPoint remote, byte[] bytes)
    {
        if (!_isStarted || !_transports.TryGetValue(channel.SIPProtocol, out var transport))
        {
            return false;
        }

        try
        {
            var message = SipParser.Parse(bytes, _options.Limits);
            if (!Ownership.Owns(message))
            {
                return false;
            }

            _receiver.OnMessage(transport.FlowFrom(channel, local, remote), message);
            return true;
        }
        catch (SipParseException fault)
        {
            if (fault.Request is not { } request || !Ownership.IsAddressedHere(request))
            {
                return false;
            }

            _receiver.OnMalformed(transport.FlowFrom(channel, local, remote), fault);
            return true;
        }
#pragma warning disable CA1031 // The receive loop is a boundary, and here it is the shell's: no fault of this side may end it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.ReceiveLoopFault(fault, new IPEndPoint(local.Address, local.Port));
            return true;
        }
    }

    private void Ping()
    {
        foreach (var transport in _transports.Values)
        {
            transport.PingAsync().Forget(Logger);
        }
    }

    private void CheckForLosses()
    {
        foreach (var transport in _transports.Values)
        {
            transport.CheckForLosses();
        }
    }
}
