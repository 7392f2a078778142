namespace PluginIm.Messaging.Sip;

/// <summary>
/// Which message of the session each text on the wire was a part of. An ordinary client names a text by its Call-ID when it notifies of
/// it, since page mode has no other identity; a message counts as delivered when all its parts do.
/// </summary>
internal sealed class SentPages
{
    /// <summary>What was sent longer ago is not notified of any more.</summary>
    private const int MaxKept = 256;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, Message> _parts = new(StringComparer.Ordinal);

    /// <summary>Keeps the parts of a message by their Call-IDs, in order, before the first is sent.</summary>
    public void Add(string messageId, IReadOnlyCollection<string> callIds)
    {
        var message = new Message(messageId, callIds);
        lock (_gate)
        {
            foreach (var callId in callIds)
            {
                _parts[callId] = message;
                if (_parts.Count > MaxKept)
                {
                    _parts.RemoveAt(0);
                }
            }
        }
    }

    /// <summary>The message that a notification is about; null where it is none of these, or does not say it of the whole message.</summary>
    public string? Find(string callId, bool isOfDelivery, bool isPositive)
    {
        lock (_gate)
        {
            if (!_parts.TryGetValue(callId, out var message))
            {
                return null;
            }

            var open = isOfDelivery ? message.Undelivered : message.Unread;
            open.Remove(callId);
            return open.Count == 0 || !isPositive ? message.Id : null;
        }
    }

    private sealed class Message(string id, IEnumerable<string> callIds)
    {
        public string Id => id;

        public HashSet<string> Undelivered { get; } = [.. callIds];

        public HashSet<string> Unread { get; } = [.. callIds];
    }
}
