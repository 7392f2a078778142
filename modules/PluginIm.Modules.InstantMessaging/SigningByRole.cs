using System.Windows.Threading;
using PluginIm.Messaging;
using PluginIm.ViewModels;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>
/// Signs the agent in and out as the role comes and goes: one after the other, so that the last word counts however quickly it changes, and out only
/// when no session is under way. Used on the user-interface thread.
/// </summary>
internal sealed class SigningByRole(IContainerProvider container, Boundary boundary, Dispatcher dispatcher)
{
    private ImSession? _awaited;
    private bool _isWanted;
    private bool _isIn;
    private bool _isBusy;

    /// <summary>In the background: a switch that is away must not hold up the shell.</summary>
    public void Follow(bool isWanted)
    {
        _isWanted = isWanted;
        if (!_isBusy)
        {
            _ = boundary.RunAsync("sign in or out", FollowAsync);
        }
    }

    private async Task FollowAsync()
    {
        _isBusy = true;
        try
        {
            while (_isIn != _isWanted && (_isWanted || IsIdle()))
            {
                _isIn = _isWanted;
                await (_isIn ? boundary.RunAsync("sign in", SignInAsync) : boundary.RunAsync("sign out", SignOutAsync));
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private Task SignInAsync()
    {
        if (container.Find<ChannelLogin>() is { } login)
        {
            return login.LogInAsync();
        }

        var channel = container.Resolve<ImChannel>();
        return Task.Run(() => channel.SignInAsync());
    }

    private Task SignOutAsync()
    {
        var channel = container.Resolve<ImChannel>();
        return Task.Run(() => channel.SignOutAsync());
    }

    /// <summary>Whether no session is under way; of one that is, the end is waited for.</summary>
    private bool IsIdle()
    {
        var open = _awaited ?? container.Resolve<ImChannel>().Sessions.FirstOrDefault(session => session.State != ImSessionState.Ended);
        if (open is not null && open != _awaited)
        {
            _awaited = open;
            open.Changed += OnChanged;
            if (open.State == ImSessionState.Ended)
            {
                // It has ended before anybody listened.
                OnChanged(open, null!);
            }
        }

        return open is null;
    }

    private void OnChanged(object? sender, ImSessionChange change)
    {
        if (sender is ImSession { State: ImSessionState.Ended } session)
        {
            session.Changed -= OnChanged;
            dispatcher.BeginInvoke(() => GoOn(session));
        }
    }

    private void GoOn(ImSession ended)
    {
        if (_awaited == ended)
        {
            _awaited = null;
            Follow(_isWanted);
        }
    }
}
