using System.Diagnostics.CodeAnalysis;

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
    private readonly HashSet<Message> _known = new(new SameAuthor());
    private readonly Queue<Message> _byAge = new();

    public bool Has(ImParty author, string messageId)
    {
        lock (_gate)
        {
            return _known.Contains(new Message(author.Address, messageId));
        }
    }

    public void Add(ImParty author, string messageId)
    {
        var message = new Message(author.Address, messageId);
        lock (_gate)
        {
            if (!_known.Add(message))
            {
                return;
            }

            _byAge.Enqueue(message);
            if (_byAge.Count > Capacity)
            {
                _known.Remove(_byAge.Dequeue());
            }
        }
    }

    private readonly record struct Message(string Author, string Id);

    /// <summary>Identities hardly ever occur twice: only then the addresses are looked at.</summary>
    private sealed class SameAuthor : IEqualityComparer<Message>
    {
        public bool Equals(Message x, Message y) => x.Id == y.Id && ImAddress.IsSame(x.Author, y.Author);

        public int GetHashCode([DisallowNull] Message obj) => obj.Id.GetHashCode(StringComparison.Ordinal);
    }
}
