using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What a row tells of its use: the lists at hand are made of it.</summary>
internal interface ITargetUses
{
    Task SetFavouriteAsync(InternalTarget target, bool isFavourite);

    /// <summary>An action was taken for the target.</summary>
    Task RememberAsync(InternalTarget target);
}
