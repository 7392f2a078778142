using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Logs the agent in to instant messaging and out of it, as far as the shell's other channels go with it. Used on the user-interface thread.</summary>
public sealed partial class ChannelLogin : ObservableObject, IDisposable
{
    private readonly ImChannel _channel;
    private readonly IChannels _channels;
    private readonly SynchronizationContext _userInterface;
    private readonly ILogger _logger;
    private bool _isDisposed;

    /// <summary>Reports the channel to the shell from here on.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="channels">The shell's rule.</param>
    /// <param name="userInterface">The user-interface thread.</param>
    /// <param name="logger">Where refusals and failed commands are named.</param>
    public ChannelLogin(ImChannel channel, IChannels channels, SynchronizationContext userInterface, ILogger<ChannelLogin> logger)
    {
        (_channel, _channels, _userInterface, _logger) = (channel, channels, userInterface, logger);
        IsLoggedIn = StateIsLoggedIn;
        channel.StatusChanged += OnStatusChanged;
        channels.Report(Medium.InstantMessaging, IsLoggedIn);
    }

    /// <summary>Whether the agent is logged in, be the switch away or not.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(Caption))]
    public partial bool IsLoggedIn { get; private set; }

    /// <summary>What the agent's last wish was refused for; null where it was not.</summary>
    [ObservableProperty]
    public partial string? Problem { get; private set; }

    /// <summary>What <see cref="ToggleCommand"/> does.</summary>
    public string Caption => IsLoggedIn ? Words.ChannelLogOut : Words.ChannelLogIn;

    private bool StateIsLoggedIn => _channel.Status.State != ImChannelState.SignedOut;

    /// <summary>Logs in, unless the shell refuses it.</summary>
    /// <returns>A task that ends when the channel works on it.</returns>
    public Task LogInAsync()
    {
        Problem = _channels.WhyNotLogIn(Medium.InstantMessaging);
        if (Problem is { } reason)
        {
            ViewModelLog.LoginRefused(_logger, reason);
            return Task.CompletedTask;
        }

        return Task.Run(() => _channel.SignInAsync());
    }

    /// <summary>Stops reporting.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _channel.StatusChanged -= OnStatusChanged;
    }

    [RelayCommand]
    private Task ToggleAsync() => UserCommand.RunAsync(_logger, Caption, IsLoggedIn ? LogOutAsync : LogInAsync);

    /// <summary>Nobody loses a session by a click beside it.</summary>
    private Task LogOutAsync()
    {
        Problem = _channel.Sessions.Any(session => session.State != ImSessionState.Ended) ? Words.ChannelSessionsOpen : null;
        return Problem is null ? Task.Run(() => _channel.SignOutAsync()) : Task.CompletedTask;
    }

    private void OnStatusChanged(object? sender, EventArgs e) => _userInterface.Post(static self => ((ChannelLogin)self!).Follow(), this);

    private void Follow()
    {
        if (_isDisposed || IsLoggedIn == StateIsLoggedIn)
        {
            return;
        }

        IsLoggedIn = StateIsLoggedIn;
        Problem = null;
        _channels.Report(Medium.InstantMessaging, IsLoggedIn);
    }
}
