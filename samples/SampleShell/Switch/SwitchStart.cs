using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using SipSwitch;
using SipSwitch.Distribution;

namespace SampleShell;

/// <summary>Brings the desktop its switch: the one that was asked for, one that another desktop runs here, or its own.</summary>
internal sealed partial class SwitchStart : IAsyncDisposable
{
    private readonly SwitchHost? _host;

    private SwitchStart(SwitchConnection connection, SwitchHost? host = null)
    {
        Connection = connection;
        _host = host;
    }

    public SwitchConnection Connection { get; }

    /// <param name="asked">The address of a switch, or <see cref="ShellOptions.EmbeddedSwitch"/>.</param>
    /// <param name="preferred">Where an embedded switch listens if nobody else does.</param>
    /// <param name="usersFile">The users of an embedded switch.</param>
    /// <param name="pointsFile">Its Routing Points and queues.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where it writes its log.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async Task<SwitchStart> RunAsync(
        string asked,
        SipPeer preferred,
        string usersFile,
        string pointsFile,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        var start = asked == ShellOptions.EmbeddedSwitch
            ? await EmbedAsync(preferred, usersFile, pointsFile, time, loggers, cancellationToken)
            : new SwitchStart(new SwitchConnection(asked, $"Switch {asked}", null));
        var logger = loggers.CreateLogger<SwitchStart>();
        LogConnection(logger, start.Connection);
        return start;
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<SwitchStart> EmbedAsync(
        SipPeer preferred, string usersFile, string pointsFile, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        SwitchOptions options;
        try
        {
            var users = UsersFile.Load(usersFile);
            options = new SwitchOptions { Domain = DirectorySeed.Domain, Users = users, Points = PointsFile.Load(pointsFile, users) };
        }
        catch (Exception exception) when (exception is UsersFileException or PointsFileException or IOException or UnauthorizedAccessException)
        {
            return new SwitchStart(new SwitchConnection(
                preferred.ToString(), $"Switch {preferred}", $"This desktop could not start its own switch: {exception.Message}"));
        }

        if (await TryHostAsync(options with { Listen = [preferred, preferred with { Transport = SipTransport.Udp }] }, time, loggers, cancellationToken) is { } host)
        {
            return new SwitchStart(new SwitchConnection(preferred.ToString(), $"Own switch at {preferred}", null), host);
        }

        if (await SwitchProbe.IsSwitchAsync(preferred, DirectorySeed.Domain, time, loggers, cancellationToken))
        {
            return new SwitchStart(new SwitchConnection(preferred.ToString(), $"Switch of another desktop at {preferred}", null));
        }

        host = await TryHostAsync(options with { Listen = [preferred with { Port = 0 }] }, time, loggers, cancellationToken);
        if (host is null)
        {
            return new SwitchStart(new SwitchConnection(
                preferred.ToString(), $"No switch at {preferred}", "This desktop could not start its own switch: there is no free port."));
        }

        var taken = host.Listening[0];
        return new SwitchStart(
            new SwitchConnection(
                taken.ToString(), $"Own switch at {taken}", $"Port {preferred.Port} belongs to another program; this desktop's switch took {taken}."),
            host);
    }

    private static async Task<SwitchHost?> TryHostAsync(
        SwitchOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var host = new SwitchHost(options, loggers, time);
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch (SipTransportException exception) when (exception.InnerException is SocketException)
        {
            await host.DisposeAsync();
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Connection}")]
    private static partial void LogConnection(ILogger logger, SwitchConnection connection);
}
