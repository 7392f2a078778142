namespace PluginIm.Contracts;

/// <summary>
/// What the agent's role allows. A shell without this service allows everything. The plugin asks whenever it shows or does something, on any thread.
/// </summary>
/// <example>
/// <code>
/// private volatile RoleManifest _role = role;
///
/// public event EventHandler? Changed;
///
/// public bool Has(string privilege) =&gt; _role.Privileges.Contains(privilege);
///
/// /// &lt;summary&gt;Takes another role, or the same one as an edited manifest has it.&lt;/summary&gt;
/// public void Use(RoleManifest other)
/// {
///     var isSame = _role.Privileges.SetEquals(other.Privileges);
///     _role = other;
///     if (!isSame)
///     {
///         Changed?.Invoke(this, EventArgs.Empty);
///     }
/// }
/// </code>
/// </example>
public interface IPrivileges
{
    /// <summary>Raised after the answers have changed, as when the agent's role or the manifest was changed; on any thread.</summary>
    event EventHandler? Changed;

    /// <summary>Says whether the agent has a privilege.</summary>
    /// <param name="privilege">One of <see cref="ImPrivileges"/>.</param>
    /// <returns>Whether the agent has it.</returns>
    bool Has(string privilege);
}
