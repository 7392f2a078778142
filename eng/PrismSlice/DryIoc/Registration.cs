using LightInject;

namespace Prism.DryIoc;

/// <summary>One registration: how it is told to a container, and the type whose constructor that container will call, if any.</summary>
internal sealed record Registration(Type? Implementation, Action<ServiceContainer> Apply);
