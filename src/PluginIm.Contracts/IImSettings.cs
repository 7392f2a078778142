namespace PluginIm.Contracts;

/// <summary>The values of the plugin's options, as the manifest, the agent's role and the shell's own configuration give them.</summary>
/// <example>
/// <code>
/// containerRegistry.RegisterInstance&lt;IImSettings&gt;(Manifest.ForRole(role: null));
/// </code>
/// </example>
public interface IImSettings
{
    /// <summary>Finds the value of an option.</summary>
    /// <param name="optionName">Flat name, for example <c>im.toast-timeout</c>.</param>
    /// <returns>The value as text, or null when none is configured and the default holds.</returns>
    string? Find(string optionName);
}
