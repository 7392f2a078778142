using System.Collections.ObjectModel;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Whom the agent consults, by interaction.</summary>
internal sealed class ConsultedTargets : IConsultedTargets
{
    private readonly Dictionary<string, ObservableCollection<InternalTarget>> _byInteraction = [];

    public IDisposable Show(IInteraction interaction, InternalTarget target)
    {
        var list = Of(interaction.Id);
        list.Add(target);
        return new Entry(() => list.Remove(target));
    }

    /// <summary>The list of an interaction, which follows what modules show and take away.</summary>
    public ObservableCollection<InternalTarget> Of(string interactionId)
    {
        if (!_byInteraction.TryGetValue(interactionId, out var list))
        {
            _byInteraction.Add(interactionId, list = []);
        }

        return list;
    }

    /// <summary>The interaction is closed.</summary>
    public void Forget(string interactionId) => _byInteraction.Remove(interactionId);

    private sealed class Entry(Action remove) : IDisposable
    {
        private Action? _remove = remove;

        public void Dispose() => Interlocked.Exchange(ref _remove, null)?.Invoke();
    }
}
