namespace PluginIm.Modules.InstantMessaging.Tests.Environment;

/// <summary>Privileges that a test gives and takes.</summary>
internal sealed class ScriptedPrivileges(params string[] privileges) : IPrivileges
{
    private volatile string[] _privileges = privileges;

    public event EventHandler? Changed;

    public bool Has(string privilege) => _privileges.Contains(privilege);

    public void Set(params string[] privileges)
    {
        _privileges = privileges;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
