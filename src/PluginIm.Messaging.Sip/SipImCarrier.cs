using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Carries sessions by SIP: signs in with REGISTER, invites with INVITE, talks with MESSAGE, ends with BYE.</summary>
public sealed class SipImCarrier : IImCarrier
{
    private readonly SipImCarrierOptions _options;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly DialogTable _dialogs;
    private readonly PageConversations _pages;
    private volatile SwitchConnection? _connection;
    private volatile ICarrierObserver? _observer;

    /// <summary>Creates a carrier that is signed out.</summary>
    /// <param name="options">Switch and agent.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">The log.</param>
    public SipImCarrier(SipImCarrierOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        _options = options;
        _time = time;
        _loggers = loggers;
        _logger = loggers.CreateLogger<SipImCarrier>();
        _dialogs = new DialogTable(new EndedSessions(options.EndedSessionLifetime, options.MaxEndedSessions, time));
        _pages = new PageConversations(options, time, _logger);
    }

    /// <inheritdoc/>
    public async Task SignInAsync(ICarrierObserver observer, CancellationToken cancellationToken)
    {
        if (_connection is not null)
        {
            return;
        }

        var password = await _options.Password(cancellationToken).ConfigureAwait(false);
        var connection = new SwitchConnection(_options, password, _dialogs, _pages, _time, _loggers, _logger);
        var dispatcher = new RequestDispatcher(connection, observer);
        connection.Endpoint.Handler = (transaction, _) => dispatcher.DispatchAsync(transaction);
        connection.Endpoint.ConnectionLost += OnConnectionLost;
        connection.Registration.StatusChanged += OnRegistrationChanged;
        await connection.Endpoint.StartAsync(cancellationToken).ConfigureAwait(false);
        _observer = observer;
        _connection = connection;
        foreach (var dialog in _dialogs.All)
        {
            dialog.Attach(connection);
        }

        _pages.Attach(connection);

        connection.Registration.Start();
    }

    /// <inheritdoc/>
    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        var connection = _connection;
        (_connection, _observer) = (null, null);
        if (connection is null)
        {
            return;
        }

        _pages.Attach(null);
        connection.Endpoint.ConnectionLost -= OnConnectionLost;
        connection.Registration.StatusChanged -= OnRegistrationChanged;
        await connection.CloseAsync().ConfigureAwait(false);
        foreach (var dialog in _dialogs.All)
        {
            dialog.LoseWay(new ImEndReason(ImEndReasonKind.ConnectionLost, Phrase: "Signed out"));
            dialog.OnTold(null);
        }

        await connection.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ICarrierDialog Invite(CarrierInvitation invitation, ICarrierDialogObserver observer)
    {
        var connection = _connection ?? throw new InvalidOperationException("The carrier is not signed in.");
        return PeerApproach.Start(connection, invitation, observer);
    }

    /// <inheritdoc/>
    public ICarrierDialog Restore(CarrierRestoration restoration, ICarrierDialogObserver observer) =>
        restoration.IsPageMode
            ? _pages.Resume(restoration, observer)
            : ResumedDialog.Resume(_connection, _dialogs, restoration, observer);

    /// <inheritdoc/>
    public void Probe(ImParty peer) => _connection?.Capabilities.Probe(peer.Address);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await SignOutAsync(CancellationToken.None).ConfigureAwait(false);

    private void OnRegistrationChanged(object? sender, SipRegistrationStatus status)
    {
        SipImLog.Registration(_logger, status.Through ?? _options.Switch, status.State, status.Detail is { } detail ? $" ({detail})" : "");
        if (_connection is { Registration.Flow: { } flow } connection && status.State == SipRegistrationState.Registered)
        {
            foreach (var dialog in _dialogs.All)
            {
                dialog.LoseWayUnlessAt(connection.ContactOf(flow).Uri);
            }
        }
        else if (status.State != SipRegistrationState.Registered)
        {
            LoseWay(status.Detail ?? "not registered");
        }

        var told = RegistrationStatus.ToChannel(status, hasPassword: _connection?.Digest is not null);
        if (told.IsPasswordMissing)
        {
            SipImLog.NoPassword(_logger, _options.Address, _options.UserName, status.StatusCode);
        }

        _observer?.OnStatus(told);
    }

    /// <summary>Over a connection that is gone nothing reaches this side any more.</summary>
    private void OnConnectionLost(object? sender, SipConnectionLostEventArgs lost)
    {
        if (_connection is { } connection && lost.Flow.Equals(connection.Registration.Flow))
        {
            connection.Readiness.Set(false);
            SipImLog.ConnectionLost(_logger, lost.Flow.Peer, lost.Reason, _dialogs.All.Count);
            LoseWay(lost.Reason);
        }
    }

    private void LoseWay(string why)
    {
        foreach (var dialog in _dialogs.All)
        {
            dialog.LoseWay(new ImEndReason(ImEndReasonKind.ConnectionLost, Phrase: why));
        }
    }
}
