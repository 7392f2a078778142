namespace PrismSlice.Tests.Containers;

internal interface IService;
