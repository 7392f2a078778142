using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>What the lines of one transcript share. A line keeps its entry alone and words the rest when it is shown, so that long transcripts stay small.</summary>
internal sealed class TranscriptContext(ImSession session, ImOptions options, TimeProvider timeProvider)
{
    /// <summary>Lines of one author that are further apart than this have a head with a time each.</summary>
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMinutes(5);

    public ImOptions Options { get; } = options;

    public bool IsSessionOpen => session.State != ImSessionState.Ended;

    /// <summary>Whether there is a way to the other side; of what is under way without one nobody knows yet whether it arrived.</summary>
    public bool HasWay => session.State is not (ImSessionState.Interrupted or ImSessionState.Ended);

    public bool IsConference => session.IsConference;

    public string? TimeOf(TranscriptEntry entry) => Options.TimeStamp ? Clock.Show(entry.Time, timeProvider) : null;

    public string? ShortTimeOf(TranscriptEntry entry) => Options.TimeStamp ? Clock.ShowShort(entry.Time, timeProvider) : null;

    public string DateOf(TranscriptEntry entry) => Clock.ShowDate(entry.Time, timeProvider);

    public string Word(TranscriptSystemLine line) =>
        SystemLineWording.Of(line.Event, line.Party, line.Reason, session.Me, session.Others[0], session.IsPageMode);

    public void SendAgain(TranscriptMessage message) => session.SendAgain(message);

    /// <summary>Whether the head with author and time stands above a message.</summary>
    public bool StartsGroup(TranscriptMessage message, TranscriptEntry? above) =>
        above is not TranscriptMessage former
        || former.Party?.Address != message.Party?.Address
        || message.Time - former.Time > LongestGroup
        || StartsDate(message, above);

    /// <summary>Whether the date stands above a line: at midnight, and where the transcript began on another day than this.</summary>
    public bool StartsDate(TranscriptEntry entry, TranscriptEntry? above) =>
        DayOf(entry.Time) != DayOf(above?.Time ?? timeProvider.GetUtcNow());

    private DateOnly DayOf(DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, timeProvider.LocalTimeZone).DateTime);
}
