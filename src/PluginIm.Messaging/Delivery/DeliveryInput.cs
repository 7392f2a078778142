namespace PluginIm.Messaging;

/// <summary>What can happen to an outgoing message.</summary>
internal enum DeliveryInput
{
    /// <summary>Handed to the carrier.</summary>
    Send,

    /// <summary>The other party has it.</summary>
    Confirm,

    /// <summary>It did not get there.</summary>
    Fail,
}
