namespace PrismSlice.Tests.Containers;

internal sealed class SecondService : IService;
