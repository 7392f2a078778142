using System.Collections;
using System.Collections.Specialized;

namespace Prism.Regions;

/// <summary>Views in the order in which they were added.</summary>
internal sealed class ViewsCollection : IViewsCollection
{
    private readonly List<object> _views = [];

    public event NotifyCollectionChangedEventHandler? CollectionChanged;

    public bool Contains(object value) => _views.Contains(value);

    public void Insert(int index, object view)
    {
        _views.Insert(index, view);
        CollectionChanged?.Invoke(this, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Add, view, index));
    }

    public void Remove(object view)
    {
        int index = _views.IndexOf(view);
        if (index >= 0)
        {
            _views.RemoveAt(index);
            CollectionChanged?.Invoke(this, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Remove, view, index));
        }
    }

    /// <summary>Says that the views may lie in another order.</summary>
    public void Reset() => CollectionChanged?.Invoke(this, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Reset));

    public IEnumerator<object> GetEnumerator() => _views.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
