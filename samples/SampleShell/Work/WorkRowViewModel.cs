using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>An interaction that the agent can open.</summary>
internal sealed partial class WorkRowViewModel : ObservableObject
{
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(State), nameof(AccessibleName), nameof(OpenName), nameof(IsOwn))]
    private WorkRecord _record;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(State), nameof(AccessibleName))]
    private DateTimeOffset _now;

    public WorkRowViewModel(WorkRecord record, DateTimeOffset now)
    {
        _record = record;
        _now = now;
    }

    public string Id => Record.Id;

    public Medium Medium => Record.Medium;

    public string Contact => Record.Contact.DisplayName;

    public string Subject => Record.Subject;

    public bool IsOwn => Record.Agent is not null;

    /// <summary>How long it has been waiting, or how it is the agent's.</summary>
    public string State => Record switch
    {
        { IsJoint: true } => Words.WorkJoint,
        { Agent: not null } => Words.WorkOwn,
        _ => Waiting(Now - Record.ReceivedAt),
    };

    public string AccessibleName => Words.WorkRowName.With(Wording.OfOne(Medium), Contact, Subject, State);

    public string OpenName => Words.WorkOpenName.With(Contact, Subject);

    public override string ToString() => AccessibleName;

    private static string Waiting(TimeSpan waiting) => waiting.TotalMinutes switch
    {
        < 1 => Words.WorkJustCome,
        < 60 => Words.WorkWaitsMinutes.With((int)waiting.TotalMinutes),
        < 60 * 24 => Words.WorkWaitsHours.With((int)waiting.TotalHours),
        _ => Words.WorkWaitsDays.With((int)waiting.TotalDays),
    };
}
