using System.Windows.Controls;

namespace PrismSlice.Tests.Regions;

internal sealed class OtherView : UserControl;
