using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>One entry of the action menu beside a target.</summary>
internal sealed partial class TargetActionViewModel
{
    private readonly ITargetAction _action;
    private readonly InternalTarget _target;
    private readonly IInteraction? _interaction;
    private readonly ITargetUses _uses;
    private readonly ILogger _logger;

    public TargetActionViewModel(
        ITargetAction action, InternalTarget target, IInteraction? interaction, TargetActionState state, ITargetUses uses, ILogger logger)
    {
        _action = action;
        _target = target;
        _interaction = interaction;
        _uses = uses;
        _logger = logger;
        IsEnabled = state.IsEnabled;
        Reason = state.IsEnabled ? null : state.Reason;
    }

    public string Caption => _action.Caption;

    public bool IsEnabled { get; }

    public string? Reason { get; }

    /// <summary>What the entry is called, for a screen reader: a greyed entry says why.</summary>
    public string AccessibleHelp => Reason ?? "";

    private bool CanExecute() => IsEnabled;

    /// <summary>The boundary to a module's code: its fault must not end the desktop.</summary>
    [RelayCommand(CanExecute = nameof(CanExecute))]
    private async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _action.ExecuteAsync(_target, _interaction, cancellationToken);
            await _uses.RememberAsync(_target);
        }
        catch (Exception exception)
        {
            LogFailed(_logger, exception, _action.Id, _target.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The action {Action} failed for {Target}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string action, string target);
}
