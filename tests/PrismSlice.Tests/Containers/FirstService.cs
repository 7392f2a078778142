namespace PrismSlice.Tests.Containers;

internal sealed class FirstService : IService;
