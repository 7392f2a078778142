namespace PluginIm.ViewModels;

/// <summary>What became of the values that are shown.</summary>
/// <param name="Added">Those that were not there.</param>
/// <param name="Changed">Those that were others.</param>
/// <param name="Gone">What those were called that are there no more.</param>
internal sealed record CaseFieldChanges(IReadOnlyList<CaseFieldViewModel> Added, IReadOnlyList<CaseFieldViewModel> Changed, IReadOnlyList<string> Gone)
{
    public bool IsEmpty => Added.Count + Changed.Count + Gone.Count == 0;
}
