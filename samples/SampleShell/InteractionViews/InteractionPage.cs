namespace SampleShell;

/// <summary>The parts of an interaction view, of which a narrow window shows one at a time.</summary>
internal enum InteractionPage
{
    /// <summary>The call, the thread, the chat, the form.</summary>
    Content,

    /// <summary>The attached data.</summary>
    Case,

    /// <summary>Colleagues: the Team Communicator, the consultation.</summary>
    Side,
}
