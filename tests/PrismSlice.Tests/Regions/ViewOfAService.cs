using System.Windows.Controls;
using PrismSlice.Tests.Containers;

namespace PrismSlice.Tests.Regions;

internal sealed class ViewOfAService(IService service) : UserControl
{
    public IService Service { get; } = service;
}
