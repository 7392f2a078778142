namespace SampleShell;

/// <summary>Asks the agent under which name something is to be saved.</summary>
internal interface IFileChoice
{
    /// <param name="suggestion">What the file could be called, with its ending.</param>
    /// <param name="kind">What kind of file it is, as agents read it.</param>
    /// <returns>The file; null when nothing is to be saved.</returns>
    string? Choose(string suggestion, string kind);
}
