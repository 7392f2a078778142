using System.Globalization;

namespace SampleShell;

/// <summary>A message of a thread or a chat, as the agent reads it.</summary>
internal sealed class WorkMessageViewModel(WorkMessage message, TimeProvider time)
{
    private readonly DateTimeOffset _sentAt = TimeZoneInfo.ConvertTime(message.SentAt, time.LocalTimeZone);

    public string Name => message.Name;

    public string Text => message.Text;

    public bool IsFromContact => message.Author == WorkAuthor.Contact;

    /// <summary>The hour; before it the day, where that is not today.</summary>
    public string SentAt => _sentAt.Date == time.GetLocalNow().Date
        ? _sentAt.ToString("t", CultureInfo.CurrentCulture)
        : _sentAt.ToString("g", CultureInfo.CurrentCulture);

    public string AccessibleName => $"{Name}, {SentAt}: {Text}";

    public override string ToString() => AccessibleName;
}
