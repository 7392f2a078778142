namespace PluginIm.Contracts;

/// <summary>
/// What the agent's role allows. A shell without this service allows everything. The plugin asks whenever it shows or does something, on any thread.
/// </summary>
public interface IPrivileges
{
    /// <summary>Raised after the answers have changed, as when the agent's role or the manifest was changed; on any thread.</summary>
    event EventHandler? Changed;

    /// <summary>Says whether the agent has a privilege.</summary>
    /// <param name="privilege">One of <see cref="ImPrivileges"/>.</param>
    /// <returns>Whether the agent has it.</returns>
    bool Has(string privilege);
}
