using System.Windows.Controls;

namespace SampleShell;

/// <summary>A call with a contact.</summary>
internal sealed partial class VoiceView : UserControl
{
    public VoiceView() => InitializeComponent();
}
