using System.Windows.Controls;

namespace SampleShell;

/// <summary>The open interactions with what the agent has not seen of them; a click brings one to the front.</summary>
internal sealed partial class InteractionBar : UserControl
{
    public InteractionBar() => InitializeComponent();
}
