namespace PrismSlice.Tests.Modules;

/// <summary>Where the modules of the tests note what is done with them.</summary>
internal sealed class ModuleLog
{
    public List<string> Lines { get; } = [];

    public Action<string, IContainerProvider> OnInitialized { get; set; } = (_, _) => { };
}
