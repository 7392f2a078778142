namespace PluginIm.Messaging.Sip;

/// <summary>By which name an ordinary client knows a text that it sent: the Call-ID of its request.</summary>
internal sealed class ReceivedPages
{
    /// <summary>What came longer ago is not told as read any more.</summary>
    private const int MaxKept = 64;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, string> _names = new(StringComparer.Ordinal);

    public void Add(string messageId, string callId)
    {
        lock (_gate)
        {
            _names[messageId] = callId;
            if (_names.Count > MaxKept)
            {
                _names.RemoveAt(0);
            }
        }
    }

    public string? NameOf(string messageId)
    {
        lock (_gate)
        {
            return _names.GetValueOrDefault(messageId);
        }
    }
}
