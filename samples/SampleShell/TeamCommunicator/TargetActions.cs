using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The actions that modules offer beside a target, in the order of their registration.</summary>
internal sealed partial class TargetActions : ITeamCommunicator
{
    private readonly Lock _lock = new();
    private readonly ILogger<TargetActions> _logger;
    private ITargetAction[] _actions = [];

    public TargetActions(ILogger<TargetActions> logger) => _logger = logger;

    /// <summary>Raised on any thread when an action came, went or may answer otherwise.</summary>
    public event EventHandler? Changed;

    public IReadOnlyList<ITargetAction> All
    {
        get
        {
            lock (_lock)
            {
                return _actions;
            }
        }
    }

    public IDisposable Register(ITargetAction action)
    {
        lock (_lock)
        {
            _actions = [.. _actions, action];
        }

        action.StateChanged += OnStateChanged;
        LogRegistered(action.Id);
        Changed?.Invoke(this, EventArgs.Empty);
        return new Registration(this, action);
    }

    private void OnStateChanged(object? sender, EventArgs arguments) => Changed?.Invoke(this, EventArgs.Empty);

    private void Remove(ITargetAction action)
    {
        action.StateChanged -= OnStateChanged;
        lock (_lock)
        {
            _actions = [.. _actions.Where(other => !ReferenceEquals(other, action))];
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The action {Action} is offered in the Team Communicator")]
    private partial void LogRegistered(string action);

    private sealed class Registration(TargetActions owner, ITargetAction action) : IDisposable
    {
        private TargetActions? _owner = owner;

        public void Dispose() => Interlocked.Exchange(ref _owner, null)?.Remove(action);
    }
}
