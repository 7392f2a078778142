using System.Windows.Controls;

namespace SampleShell;

/// <summary>A work item with its form.</summary>
internal sealed partial class WorkitemView : UserControl
{
    public WorkitemView() => InitializeComponent();
}
