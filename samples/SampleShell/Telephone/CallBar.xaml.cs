using System.Windows;
using System.Windows.Controls;

namespace SampleShell;

/// <summary>The call that the agent has, and what can be done with it.</summary>
internal sealed partial class CallBar : UserControl
{
    public static readonly DependencyProperty IsCompactProperty = DependencyProperty.Register(nameof(IsCompact), typeof(bool), typeof(CallBar));

    public CallBar() => InitializeComponent();

    /// <summary>Whether buttons show their signs alone.</summary>
    public bool IsCompact
    {
        get => (bool)GetValue(IsCompactProperty);
        set => SetValue(IsCompactProperty, value);
    }
}
