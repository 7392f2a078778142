using System.Collections.Concurrent;

namespace PluginIm.Messaging.Sip;

/// <summary>The dialogs that are not over, by what finds them.</summary>
internal sealed class DialogTable
{
    private readonly ConcurrentDictionary<DialogKey, SipImDialog> _dialogs = new();

    public IReadOnlyCollection<SipImDialog> All => [.. _dialogs.Values];

    public void Add(DialogKey key, SipImDialog dialog) => _dialogs[key] = dialog;

    public void Remove(DialogKey key) => _dialogs.TryRemove(key, out _);

    public SipImDialog? Find(DialogKey key) => _dialogs.GetValueOrDefault(key);
}
