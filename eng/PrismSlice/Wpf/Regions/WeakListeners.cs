namespace Prism.Regions;

/// <summary>Handlers that are called as long as their object lives, without keeping it alive.</summary>
internal sealed class WeakListeners<THandler>
    where THandler : Delegate
{
    private readonly List<(WeakReference Target, System.Reflection.MethodInfo Method)> _listeners = [];

    public void Add(THandler? handler)
    {
        if (handler is { Target: { } target })
        {
            _listeners.Add((new WeakReference(target), handler.Method));
        }
    }

    public void Remove(THandler? handler) =>
        _listeners.RemoveAll(listener =>
            listener.Target.Target is not { } target || (ReferenceEquals(target, handler?.Target) && listener.Method == handler?.Method));

    public IReadOnlyList<THandler> Alive()
    {
        Remove(null);
        return [.. _listeners.Select(Handler).OfType<THandler>()];
    }

    private static THandler? Handler((WeakReference Target, System.Reflection.MethodInfo Method) listener) =>
        listener.Target.Target is { } target ? listener.Method.CreateDelegate<THandler>(target) : null;
}
