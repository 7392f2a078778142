using System.Windows;
using System.Windows.Controls;

namespace SampleShell;

/// <summary>What colleagues see of the agent, and the menu to change it.</summary>
internal sealed partial class AgentStatusButton : UserControl
{
    public AgentStatusButton() => InitializeComponent();

    private void OnClick(object sender, RoutedEventArgs arguments) => ButtonMenu.Open((Button)sender);
}
