using System.Windows;

namespace PluginIm.Views;

/// <summary>Tells whether the agent can see an element: it is not hidden, and its window is in front.</summary>
internal sealed class InView
{
    private readonly FrameworkElement _element;
    private readonly Action<bool> _tell;
    private Window? _window;

    public InView(FrameworkElement element, Action<bool> tell)
    {
        (_element, _tell) = (element, tell);
        element.Loaded += (_, _) => Follow(Window.GetWindow(element));
        element.Unloaded += (_, _) => Follow(null);
        element.IsVisibleChanged += (_, _) => Tell();
    }

    private void Follow(Window? window)
    {
        if (_window is not null)
        {
            _window.Activated -= OnActivation;
            _window.Deactivated -= OnActivation;
        }

        _window = window;
        if (window is not null)
        {
            window.Activated += OnActivation;
            window.Deactivated += OnActivation;
        }

        Tell();
    }

    private void OnActivation(object? sender, EventArgs e) => Tell();

    private void Tell() => _tell(_element.IsVisible && _window is { IsActive: true });
}
