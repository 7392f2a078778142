using System.Windows.Controls;

namespace SampleShell;

/// <summary>The attached data of an interaction, to be changed and added to.</summary>
internal sealed partial class CaseDataView : UserControl
{
    public CaseDataView() => InitializeComponent();
}
