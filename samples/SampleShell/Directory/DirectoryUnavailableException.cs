namespace SampleShell;

/// <summary>The directory's file cannot be used. The message is for the agent.</summary>
internal sealed class DirectoryUnavailableException : Exception
{
    public DirectoryUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
