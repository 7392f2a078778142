namespace PluginIm.Messaging;

/// <summary>Messages of which a session is about to decide whether they have come in it.</summary>
/// <param name="messages">Which.</param>
internal sealed class MessageClaim(IReadOnlyList<MessageKey> messages)
{
    private readonly TaskCompletionSource _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<MessageKey> Messages => messages;

    /// <summary>Ends when it is decided.</summary>
    public Task Decided => _decided.Task;

    public void Decide() => _decided.TrySetResult();
}
