namespace PluginIm.Messaging;

/// <summary>What can happen to an outgoing message.</summary>
internal enum DeliveryInput
{
    /// <summary>Handed to the carrier.</summary>
    Send,

    /// <summary>A switch has it.</summary>
    Accept,

    /// <summary>The other party has it.</summary>
    Confirm,

    /// <summary>The other party has read it.</summary>
    Read,

    /// <summary>It did not get there.</summary>
    Fail,
}
