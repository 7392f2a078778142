namespace PluginIm.Messaging.Journal;

/// <summary>
/// Keeps a second desktop away from an agent's file, whatever happens to that file. The system lets go of it when the process ends, in whatever
/// way. The lock's own file stays: one that is deleted while another process is opening it would be held by both.
/// </summary>
internal static class JournalLock
{
    // What a system says of a file that another process has: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION; EWOULDBLOCK of Linux and of macOS.
    private static readonly int[] HeldCodes = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    /// <summary>Takes the lock until it is disposed of; null when another process has it.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made.</exception>
    public static IDisposable? TryTake(string file)
    {
        try
        {
            return OwnerOnly.OpenFile(file);
        }
        catch (IOException fault) when (HeldCodes.Contains(fault.HResult))
        {
            return null;
        }
    }
}
