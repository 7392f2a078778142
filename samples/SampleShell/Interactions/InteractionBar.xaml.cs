using System.Windows;
using System.Windows.Controls;

namespace SampleShell;

/// <summary>The open interactions with what the agent has not seen of them; a click brings one to the front.</summary>
internal sealed partial class InteractionBar : UserControl
{
    public static readonly DependencyProperty CardPaddingProperty = DependencyProperty.Register(
        nameof(CardPadding), typeof(Thickness), typeof(InteractionBar), new PropertyMetadata(new Thickness(12, 10, 12, 10)));

    public InteractionBar() => InitializeComponent();

    /// <summary>Less of it where there is little room.</summary>
    public Thickness CardPadding
    {
        get => (Thickness)GetValue(CardPaddingProperty);
        set => SetValue(CardPaddingProperty, value);
    }
}
