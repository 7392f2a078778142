namespace SampleShell;

/// <summary>Who wrote a message of an interaction. The numbers are stored.</summary>
internal enum WorkAuthor
{
    Contact = 0,
    Agent = 1,
}
