using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>Keeps what a row told of its use.</summary>
internal sealed class ScriptedUses : ITargetUses
{
    public List<string> Stars { get; } = [];

    public List<string> Remembered { get; } = [];

    public Task SetFavouriteAsync(InternalTarget target, bool isFavourite)
    {
        Stars.Add($"{target.Id} {isFavourite}");
        return Task.CompletedTask;
    }

    public Task RememberAsync(InternalTarget target)
    {
        Remembered.Add(target.Id);
        return Task.CompletedTask;
    }
}
