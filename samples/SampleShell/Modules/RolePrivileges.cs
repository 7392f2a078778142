using PluginIm.Contracts;
using PluginIm.Contracts.Manifest;

namespace SampleShell;

/// <summary>The privileges that the manifest gives to the agent's role.</summary>
internal sealed class RolePrivileges(RoleManifest role) : IPrivileges
{
    private volatile RoleManifest _role = role;

    public event EventHandler? Changed;

    public bool Has(string privilege) => _role.Privileges.Contains(privilege);

    /// <summary>Takes another role, or the same one as an edited manifest has it.</summary>
    public void Use(RoleManifest other)
    {
        var isSame = _role.Privileges.SetEquals(other.Privileges);
        _role = other;
        if (!isSame)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
