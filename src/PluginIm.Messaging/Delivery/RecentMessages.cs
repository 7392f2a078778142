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
    private readonly HashSet<MessageKey> _known = new(new SameAuthor());
    private readonly Queue<MessageKey> _byAge = new();
    private readonly Dictionary<MessageKey, MessageClaim> _claimed = new(new SameAuthor());

    public bool Has(ImParty author, string messageId)
    {
        lock (_gate)
        {
            return _known.Contains(new MessageKey(author.Address, messageId));
        }
    }

    /// <summary>Notes a message that has come; false when it had come before, or when it is not known yet whether it has.</summary>
    /// <param name="author">Who wrote it.</param>
    /// <param name="messageId">Its identity.</param>
    /// <param name="undecided">Ends when that is known; null where it is.</param>
    public bool TryAdd(ImParty author, string messageId, out Task? undecided)
    {
        var message = new MessageKey(author.Address, messageId);
        lock (_gate)
        {
            undecided = _claimed.GetValueOrDefault(message)?.Decided;
            return undecided is null && TryAdd_NeedsLock(message);
        }
    }

    /// <summary>
    /// Claims what a received invitation brought while its acceptance is under way: in another session it is shown only where that comes to nothing.
    /// Null where anything of it has come in another session, or is claimed by one.
    /// </summary>
    public MessageClaim? TryClaim(ImParty author, IEnumerable<string> messageIds)
    {
        MessageKey[] messages = [.. messageIds.Select(id => new MessageKey(author.Address, id))];
        lock (_gate)
        {
            if (Array.Exists(messages, message => _known.Contains(message) || _claimed.ContainsKey(message)))
            {
                return null;
            }

            var claim = new MessageClaim(messages);
            Array.ForEach(messages, message => _claimed[message] = claim);
            return claim;
        }
    }

    /// <summary>What was claimed has come, or has not.</summary>
    public void Decide(MessageClaim claim, bool hasCome)
    {
        lock (_gate)
        {
            foreach (var message in claim.Messages.Where(message => _claimed.Remove(message) && hasCome))
            {
                TryAdd_NeedsLock(message);
            }
        }

        claim.Decide();
    }

    private bool TryAdd_NeedsLock(MessageKey message)
    {
        if (!_known.Add(message))
        {
            return false;
        }

        _byAge.Enqueue(message);
        if (_byAge.Count > Capacity)
        {
            _known.Remove(_byAge.Dequeue());
        }

        return true;
    }

    /// <summary>Identities hardly ever occur twice: only then the addresses are looked at.</summary>
    private sealed class SameAuthor : IEqualityComparer<MessageKey>
    {
        public bool Equals(MessageKey x, MessageKey y) => x.Id == y.Id && ImAddress.IsSame(x.Author, y.Author);

        public int GetHashCode([DisallowNull] MessageKey obj) => obj.Id.GetHashCode(StringComparison.Ordinal);
    }
}
