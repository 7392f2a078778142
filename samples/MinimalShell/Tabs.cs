using System.Windows;
using System.Windows.Controls;
using PluginIm.Contracts;

namespace MinimalShell;

/// <summary>Shows interactions as tabs of the window.</summary>
internal sealed class Tabs(ShellWindow window) : IInteractionWindows
{
    public IInteractionHandle Open(InteractionTab tab, bool activate)
    {
        var shown = new Tab(window, new TabItem { Header = tab.Title, Content = tab.Content });
        if (activate || window.Interactions.Items.Count == 1)
        {
            shown.Activate();
        }

        return shown;
    }

    private sealed class Tab : IInteractionHandle
    {
        private readonly ShellWindow _window;
        private readonly TabItem _item;

        public Tab(ShellWindow window, TabItem item)
        {
            (_window, _item) = (window, item);
            window.Interactions.Items.Add(item);
        }

        public event EventHandler? Closed;

        public string Title { get => (string)_item.Header; set => _item.Header = value; }

        public bool IsActive => _item.IsSelected && _window.IsActive;

        public void Activate() => _window.Interactions.SelectedItem = _item;

        public void Flash() => _item.FontWeight = FontWeights.Bold;

        public void Close()
        {
            _window.Interactions.Items.Remove(_item);
            Closed?.Invoke(this, EventArgs.Empty);
        }
    }
}
