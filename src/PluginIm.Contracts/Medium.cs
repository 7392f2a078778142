namespace PluginIm.Contracts;

/// <summary>A medium in which an agent can be reached, as the shell's channels name them.</summary>
public enum Medium
{
    /// <summary>Internal instant messages.</summary>
    InstantMessaging,

    /// <summary>Calls.</summary>
    Voice,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Chat with a contact.</summary>
    Chat,

    /// <summary>Work items.</summary>
    Workitem,
}
