namespace PluginIm.Messaging.Journal;

/// <summary>Why an agent's file is left alone for good.</summary>
internal enum JournalRefusal
{
    /// <summary>Another desktop of the same agent on this machine has it.</summary>
    HeldByAnotherDesktop,

    /// <summary>A later version of this program made it.</summary>
    MadeByLaterVersion,

    /// <summary>It is the database of another program.</summary>
    OfAnotherProgram,

    /// <summary>Others than the user may write into its folder.</summary>
    FolderOpenToOthers,
}
