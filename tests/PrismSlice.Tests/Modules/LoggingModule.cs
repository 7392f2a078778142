namespace PrismSlice.Tests.Modules;

/// <summary>A module that notes what is done with it; its name is the last letter of its class.</summary>
internal abstract class LoggingModule(ModuleLog log) : IModule
{
    private string Name => GetType().Name["Module".Length..];

    public virtual void RegisterTypes(IContainerRegistry containerRegistry) => log.Lines.Add($"{Name} registers");

    public virtual void OnInitialized(IContainerProvider containerProvider)
    {
        log.Lines.Add($"{Name} starts");
        log.OnInitialized(Name, containerProvider);
    }
}
