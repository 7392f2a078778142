using System.Collections.Specialized;

namespace Prism.Regions;

public interface IViewsCollection : IEnumerable<object>, INotifyCollectionChanged
{
    bool Contains(object value);
}
