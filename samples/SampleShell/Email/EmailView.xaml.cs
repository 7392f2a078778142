using System.Windows.Controls;

namespace SampleShell;

/// <summary>An e-mail with what was written before, and the reply.</summary>
internal sealed partial class EmailView : UserControl
{
    public EmailView() => InitializeComponent();
}
