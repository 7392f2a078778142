using System.Globalization;
using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>What the agent looks for in the contact history. Used on the user-interface thread.</summary>
public sealed partial class HistoryFilterViewModel : ObservableObject, IDisposable
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(300);

    private readonly TimeProvider _timeProvider;
    private readonly ITimer _pause;

    internal HistoryFilterViewModel(TimeProvider timeProvider, SynchronizationContext userInterface)
    {
        _timeProvider = timeProvider;
        _pause = timeProvider.CreateTimer(
            _ => userInterface.Post(static self => ((HistoryFilterViewModel)self!).Tell(), this), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Medium = Media[0];
        Range = Ranges[0];
    }

    /// <summary>Raised when something else is looked for: at once after a choice, and after a pause while the agent types.</summary>
    internal event EventHandler? Changed;

    /// <summary>The choices of a medium.</summary>
    public IReadOnlyList<HistoryMedium> Media { get; } =
        [new(Medium: null), new(Contracts.Medium.Voice), new(Contracts.Medium.Email), new(Contracts.Medium.Chat), new(Contracts.Medium.Workitem), new(Contracts.Medium.InstantMessaging)];

    /// <summary>The choices of a time.</summary>
    public IReadOnlyList<HistoryRange> Ranges { get; } = HistoryRange.All;

    /// <summary>Words to find.</summary>
    [ObservableProperty]
    public partial string Text { get; set; } = "";

    /// <summary>The chosen medium.</summary>
    [ObservableProperty]
    public partial HistoryMedium Medium { get; set; }

    /// <summary>The chosen time.</summary>
    [ObservableProperty]
    public partial HistoryRange Range { get; set; }

    /// <summary>The first day, as the agent's culture writes days; empty for no beginning.</summary>
    [ObservableProperty]
    public partial string FromText { get; set; } = "";

    /// <summary>The last day, likewise; empty for no end.</summary>
    [ObservableProperty]
    public partial string ToText { get; set; } = "";

    /// <summary>What is wrong with the days; null for nothing.</summary>
    [ObservableProperty]
    public partial string? Problem { get; private set; }

    /// <summary>Whether anything is filtered.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Text) || Medium.Medium is not null || Range != Ranges[0];

    /// <summary>How a day is written here, as the hint of an empty box.</summary>
    public static string DayHint => CultureInfo.CurrentCulture.DateTimeFormat.ShortDatePattern;

    /// <inheritdoc/>
    public void Dispose() => _pause.Dispose();

    /// <summary>The question for a contact; null while a day is written that is none.</summary>
    internal ContactHistoryQuery? QueryFor(string contactId)
    {
        if (Problem is not null)
        {
            return null;
        }

        var today = DateOnly.FromDateTime(_timeProvider.GetLocalNow().DateTime);
        return new ContactHistoryQuery(contactId)
        {
            Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim(),
            Medium = Medium.Medium,
            From = Range.IsBetween ? DayIn(FromText) : Range.Days is { } days ? today.AddDays(-days) : null,
            To = Range.IsBetween ? DayIn(ToText) : null,
        };
    }

    partial void OnTextChanged(string value) => _pause.Change(TypingPause, Timeout.InfiniteTimeSpan);

    partial void OnMediumChanged(HistoryMedium value) => Tell();

    partial void OnRangeChanged(HistoryRange value) => CheckDays();

    partial void OnFromTextChanged(string value) => CheckDays();

    partial void OnToTextChanged(string value) => CheckDays();

    private static bool IsDay(string text) => string.IsNullOrWhiteSpace(text) || DayIn(text) is not null;

    private static DateOnly? DayIn(string text) =>
        DateOnly.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.None, out var day) ? day : null;

    private void CheckDays()
    {
        Problem = !Range.IsBetween ? null
            : !IsDay(FromText) || !IsDay(ToText) ? Wording.Fill(Words.HistoryNoDay, DayHint)
            : DayIn(FromText) > DayIn(ToText) ? Words.HistoryDaysTurned
            : null;
        _pause.Change(TypingPause, Timeout.InfiniteTimeSpan);
    }

    private void Tell()
    {
        _pause.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
