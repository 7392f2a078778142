namespace PluginIm.Messaging;

/// <summary>
/// The messages that have come lately in sessions that were accepted, by author. Where invitations cross, one text may be brought by two sessions:
/// it is shown in the first one alone. May be used from any thread.
/// </summary>
internal sealed class RecentMessages
{
    /// <summary>Sessions cross within seconds; so many messages do not come meanwhile.</summary>
    private const int Capacity = 1000;

    private readonly Lock _gate = new();
    private readonly HashSet<(string Author, string MessageId)> _known = [];
    private readonly Queue<(string Author, string MessageId)> _byAge = new();

    public bool Has(ImParty author, string messageId)
    {
        lock (_gate)
        {
            return _known.Contains(KeyOf(author, messageId));
        }
    }

    public void Add(ImParty author, string messageId)
    {
        lock (_gate)
        {
            if (!_known.Add(KeyOf(author, messageId)))
            {
                return;
            }

            _byAge.Enqueue(KeyOf(author, messageId));
            if (_byAge.Count > Capacity)
            {
                _known.Remove(_byAge.Dequeue());
            }
        }
    }

    private static (string Author, string MessageId) KeyOf(ImParty author, string messageId) =>
        ($"{ImAddress.UserOf(author.Address)}@{ImAddress.DomainOf(author.Address)}", messageId);
}
