using System.Windows;
using System.Windows.Controls;

namespace MinimalShell;

/// <summary>An interaction on the screen. Its title is bold while it asks for attention.</summary>
internal sealed class Tab : TabItem, IInteractionHandle
{
    public event EventHandler? Closed;

    public string Title { get => (string)Header; set => Header = value; }
    public bool IsActive => IsSelected && Window.GetWindow(this).IsActive;

    public void Activate() => IsSelected = true;
    public void Flash() => FontWeight = FontWeights.Bold;

    public void Close()
    {
        ((TabControl)Parent).Items.Remove(this);
        Closed?.Invoke(this, EventArgs.Empty);
    }

    protected override void OnSelected(RoutedEventArgs e)
    {
        base.OnSelected(e);
        FontWeight = FontWeights.Normal;
    }
}
