using System.Windows;

namespace SampleShell;

/// <summary>The plugin's options that are the agent's to choose.</summary>
internal sealed partial class OptionsWindow : Window
{
    public OptionsWindow(AgentOptions options)
    {
        InitializeComponent();
        DataContext = AgentOptions.All.Select(option => new OptionRow(option, options)).ToList();
    }
}
