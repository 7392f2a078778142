namespace SampleShell;

/// <summary>An e-mail of a thread, a line of a chat.</summary>
internal sealed record WorkMessage(int Ordinal, WorkAuthor Author, string Name, DateTimeOffset SentAt, string Text);
