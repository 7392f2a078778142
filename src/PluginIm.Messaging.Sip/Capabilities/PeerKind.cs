namespace PluginIm.Messaging.Sip;

/// <summary>What is known of a peer ahead of an invitation.</summary>
internal enum PeerKind
{
    /// <summary>No clear answer: not there, a switch that answers itself, an error.</summary>
    Unclear,

    /// <summary>It takes an invitation with everything in it.</summary>
    Plugin,

    /// <summary>An ordinary SIP client, which knows texts outside of a session at most.</summary>
    Ordinary,
}
