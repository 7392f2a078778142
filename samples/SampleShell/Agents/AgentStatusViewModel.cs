using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The agent of this desktop and the status that colleagues see; keeps the state's lease.</summary>
internal sealed partial class AgentStatusViewModel : ObservableObject, IAsyncDisposable
{
    private readonly SignedInAgent _agent;
    private readonly Func<AgentStates?> _states;
    private readonly TimeProvider _time;
    private readonly ILogger<AgentStatusViewModel> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _renewing = Task.CompletedTask;
    private volatile bool _isInCall;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(StatusText), nameof(AccessibleName), nameof(Presence))]
    private AgentStatus _status = AgentStatus.Ready;

    public AgentStatusViewModel(SignedInAgent agent, Func<AgentStates?> states, TimeProvider time, ILogger<AgentStatusViewModel> logger)
    {
        _agent = agent;
        _states = states;
        _time = time;
        _logger = logger;
    }

    public static IReadOnlyList<AgentStatus> Choices { get; } = [AgentStatus.Ready, AgentStatus.NotReady, AgentStatus.Busy];

    public string DisplayName => _agent.DisplayName;

    public string Logon => _agent.Logon;

    public string AccessibleName => Words.StatusName.With(StatusText);

    public string Initials => InitialsOf.Name(_agent.DisplayName);

    public Presence Presence => (Presence)Status;

    public string StatusText => Wording.Of(Presence);

    public void Start() => _renewing = Task.Run(RenewAsync);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _renewing;
        await StoreAsync(AgentStatus.LoggedOff);
        _stopping.Dispose();
    }

    /// <summary>Colleagues see whether the agent is on the phone.</summary>
    public Task SetInCallAsync(bool isInCall)
    {
        if (_isInCall == isInCall)
        {
            return Task.CompletedTask;
        }

        _isInCall = isInCall;
        return StoreAsync(Status);
    }

    [RelayCommand]
    private Task ChooseAsync(AgentStatus status)
    {
        Status = status;
        return StoreAsync(status);
    }

    private async Task RenewAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(AgentStates.Renewal, _time);
            do
            {
                await StoreAsync(Status);
            }
            while (await timer.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The agent leaves.
        }
    }

    private async Task StoreAsync(AgentStatus status)
    {
        try
        {
            await (_states()?.SetAsync(Logon, status, _isInCall, CancellationToken.None) ?? Task.CompletedTask);
        }
        catch (SqliteException exception)
        {
            LogNotStored(exception, status);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The status {Status} could not be stored; colleagues do not see it")]
    private partial void LogNotStored(Exception exception, AgentStatus status);
}
