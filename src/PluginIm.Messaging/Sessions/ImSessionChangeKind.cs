namespace PluginIm.Messaging;

/// <summary>What changed in a session.</summary>
public enum ImSessionChangeKind
{
    /// <summary><see cref="ImSession.State"/> moved on.</summary>
    StateChanged,

    /// <summary>An entry was appended to the transcript.</summary>
    EntryAdded,

    /// <summary>The delivery of a message moved on.</summary>
    EntryChanged,
}
