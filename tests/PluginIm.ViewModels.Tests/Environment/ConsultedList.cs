namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>The colleagues whom the shell lists as being consulted.</summary>
internal sealed class ConsultedList : Contracts.IConsultedTargets
{
    public List<string> Listed { get; } = [];

    public IDisposable Show(Contracts.IInteraction interaction, Contracts.InternalTarget target)
    {
        var entry = $"{target.Id} in {interaction.Id}";
        Listed.Add(entry);
        return new Entry(Listed, entry);
    }

    private sealed class Entry(List<string> listed, string entry) : IDisposable
    {
        public void Dispose() => listed.Remove(entry);
    }
}
