using Prism.Ioc;

namespace Prism.DryIoc;

/// <summary>The application class that a shell derives from.</summary>
public abstract class PrismApplication : PrismApplicationBase
{
    protected override IContainerExtension CreateContainerExtension() => new LightInjectContainerExtension();
}
