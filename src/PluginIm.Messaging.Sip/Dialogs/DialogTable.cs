using System.Collections.Concurrent;

namespace PluginIm.Messaging.Sip;

/// <summary>The sessions that are not over: by their dialogs, as requests in them name them, and by their identity, as whoever restores them does.</summary>
internal sealed class DialogTable(EndedSessions ended)
{
    private readonly ConcurrentDictionary<DialogKey, SipImDialog> _dialogs = new();
    private readonly ConcurrentDictionary<string, SipImDialog> _sessions = new();

    /// <summary>Those that are over.</summary>
    public EndedSessions Ended { get; } = ended;

    public IReadOnlyCollection<SipImDialog> All => [.. _sessions.Values];

    /// <summary>False where there is a session of that identity already.</summary>
    public bool TryAdd(SipImDialog session) => _sessions.TryAdd(session.SessionId, session);

    public void Remove(SipImDialog session) => _sessions.TryRemove(new KeyValuePair<string, SipImDialog>(session.SessionId, session));

    public SipImDialog? Find(string sessionId) => _sessions.GetValueOrDefault(sessionId);

    public void Add(DialogKey key, SipImDialog session) => _dialogs[key] = session;

    public void Remove(DialogKey key) => _dialogs.TryRemove(key, out _);

    public SipImDialog? Find(DialogKey key) => _dialogs.GetValueOrDefault(key);
}
