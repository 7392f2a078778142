namespace PluginIm.Messaging;

/// <summary>Whether an input moves a session.</summary>
internal enum SessionVerdict
{
    /// <summary>The session moves.</summary>
    Moves,

    /// <summary>The input comes late or twice, as networks and people do: nothing happens.</summary>
    Ignored,

    /// <summary>No correct caller or carrier gives this input in this state.</summary>
    Illegal,
}
