using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Windows;
using System.Windows.Controls;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>Keeps a view for each of several sessions, and shows one of them: the others keep their caret, their place in the transcript and what can be undone.</summary>
internal sealed class SessionViews(UIElementCollection host)
{
    private ReadOnlyObservableCollection<SessionViewModel>? _sessions;

    /// <summary>The view that is shown; null when none is.</summary>
    public ImSessionView? Shown { get; private set; }

    /// <summary>Keeps a view for each of these from here on, in place of those before.</summary>
    public void Follow(ReadOnlyObservableCollection<SessionViewModel>? sessions)
    {
        if (_sessions is INotifyCollectionChanged former)
        {
            former.CollectionChanged -= OnChanged;
        }

        _sessions = sessions;
        host.Clear();
        Shown = null;
        if (sessions is INotifyCollectionChanged followed)
        {
            followed.CollectionChanged += OnChanged;
        }
    }

    /// <summary>Shows the view of a session; null shows none.</summary>
    public void Show(SessionViewModel? session)
    {
        Shown = session is null ? null : ViewOf(session);
        foreach (UIElement view in host)
        {
            view.Visibility = view == Shown ? Visibility.Visible : Visibility.Collapsed;
        }
    }

    private ImSessionView ViewOf(SessionViewModel session)
    {
        if (host.OfType<ImSessionView>().FirstOrDefault(view => view.DataContext == session) is { } known)
        {
            return known;
        }

        var view = new ImSessionView(session);
        host.Add(view);
        return view;
    }

    private void OnChanged(object? sender, NotifyCollectionChangedEventArgs e)
    {
        foreach (var gone in host.OfType<ImSessionView>().Where(view => !_sessions!.Contains(view.DataContext)).ToList())
        {
            host.Remove(gone);
        }
    }
}
