using System.Collections.ObjectModel;

namespace SampleShell;

/// <summary>Values of the case under one heading.</summary>
internal sealed class CaseGroupViewModel(string? name)
{
    public string? Name { get; } = name;

    public ObservableCollection<CaseFieldViewModel> Fields { get; } = [];

    public override string ToString() => Name ?? "";
}
