namespace PluginIm.Contracts;

/// <summary>
/// Tells that what the directory says of its targets, their presence above all, may have changed. Optional: without it presence stays as it
/// was when it was asked for.
/// </summary>
/// <example>
/// <code>
/// containerRegistry.RegisterInstance&lt;ITargetDirectoryChanges&gt;(_services.Directory);
/// </code>
/// </example>
public interface ITargetDirectoryChanges
{
    /// <summary>Raised when any target may have changed; on any thread.</summary>
    event EventHandler? Changed;
}
