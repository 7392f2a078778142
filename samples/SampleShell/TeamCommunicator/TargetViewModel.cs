using CommunityToolkit.Mvvm.ComponentModel;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>One target in the list of results.</summary>
internal sealed partial class TargetViewModel : ObservableObject
{
    private readonly TargetActions _actions;
    private readonly ILogger _logger;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(Presence), nameof(PresenceWord), nameof(Detail), nameof(DisplayName), nameof(Initials))]
    private InternalTarget _target;

    public TargetViewModel(InternalTarget target, TargetActions actions, ILogger logger)
    {
        _target = target;
        _actions = actions;
        _logger = logger;
    }

    public string Id => Target.Id;

    public InternalTargetKind Kind => Target.Kind;

    public string DisplayName => Target.DisplayName;

    public string Initials => InitialsOf.Name(Target.DisplayName);

    public string MenuName => $"Actions for {DisplayName}";

    /// <summary>The best readiness by any medium.</summary>
    public Presence Presence => Target.Presence.Count == 0 ? Presence.Offline : Target.Presence.Values.Max();

    /// <summary>Says so where the telephone alone knows of the target.</summary>
    public string PresenceWord => Presence != Presence.Offline && Target.PresenceIn(Medium.InstantMessaging) == Presence.Offline
        ? $"{PresenceText.Of(Presence)} · phone only"
        : PresenceText.Of(Presence);

    public string Detail => string.Join("  ·  ", Details());

    /// <summary>The menu's entries at this moment; a module that fails to answer is left out and named in the log.</summary>
    public IReadOnlyList<TargetActionViewModel> Actions()
    {
        var entries = new List<TargetActionViewModel>();
        foreach (var action in _actions.All)
        {
            try
            {
                var state = action.GetState(Target);
                if (state.IsVisible)
                {
                    entries.Add(new TargetActionViewModel(action, Target, state, _logger));
                }
            }
            catch (Exception exception)
            {
                LogNoState(_logger, exception, action.Id, Id);
            }
        }

        return entries;
    }

    /// <summary>What a screen reader says of the entry in the list.</summary>
    public override string ToString() => DisplayName;

    private IEnumerable<string> Details()
    {
        yield return Kind switch
        {
            InternalTargetKind.RoutingPoint => "Routing Point",
            InternalTargetKind.Queue => "Queue",
            _ => Id,
        };
        if (Target.PhoneNumber is { } phone)
        {
            yield return phone;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The action {Action} gave no state for {Target}")]
    private static partial void LogNoState(ILogger logger, Exception exception, string action, string target);
}
