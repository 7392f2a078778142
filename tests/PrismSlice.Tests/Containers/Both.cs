namespace PrismSlice.Tests.Containers;

/// <summary>A class with two services.</summary>
internal sealed class Both : IService, IDisposable
{
    public void Dispose()
    {
    }
}
