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

    /// <summary><see cref="ImSession.Others"/> changed: somebody answered for the invited party.</summary>
    PartiesChanged,

    /// <summary><see cref="ImSession.IsPeerTyping"/> changed.</summary>
    TypingChanged,

    /// <summary><see cref="ImSession.Case"/> or <see cref="ImSession.CaseProblem"/> changed.</summary>
    CaseChanged,
}
