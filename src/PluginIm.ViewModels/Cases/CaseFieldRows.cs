using System.Collections.ObjectModel;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Values in the order in which they are shown: those of a group stand together, where the first of it stands.</summary>
internal sealed class CaseFieldRows(LinksViewModel links, TimeProvider timeProvider)
{
    private readonly ObservableCollection<CaseFieldViewModel> _rows = [];
    private readonly Dictionary<(string Key, string? Part), CaseFieldViewModel> _byKey = [];
    private ReadOnlyObservableCollection<CaseFieldViewModel>? _shown;

    public ReadOnlyObservableCollection<CaseFieldViewModel> Rows => _shown ??= new ReadOnlyObservableCollection<CaseFieldViewModel>(_rows);

    /// <summary>Shows these in place of those before; what stays the same stays where the agent's eye and keyboard have it.</summary>
    /// <param name="fields">The values; a part parts values of the same key from each other.</param>
    /// <returns>What became of them: added and changed rows, and the labels of those that are gone.</returns>
    public CaseFieldChanges Show(IEnumerable<(CaseField Field, string? Part)> fields)
    {
        var (added, changed) = (new List<CaseFieldViewModel>(), new List<CaseFieldViewModel>());
        var wanted = fields.DistinctBy(field => (field.Field.Key, field.Part)).GroupBy(field => (field.Part, field.Field.Group)).SelectMany(group => group).ToList();
        var kept = wanted.Select(field => (field.Field.Key, field.Part)).ToHashSet();
        var gone = _byKey.Where(row => !kept.Contains(row.Key)).ToList();
        foreach (var (key, row) in gone)
        {
            _byKey.Remove(key);
            _rows.Remove(row);
        }

        string? above = null;
        for (var i = 0; i < wanted.Count; i++)
        {
            var (field, part) = wanted[i];
            var heading = field.Group == above ? null : PlainText.LineOf(field.Group ?? Words.CaseUngrouped);
            above = field.Group;
            Place(i, field, part, heading, added, changed);
        }

        return new CaseFieldChanges(added, changed, [.. gone.Select(row => row.Value.Label)]);
    }

    private void Place(int index, CaseField field, string? part, string? heading, List<CaseFieldViewModel> added, List<CaseFieldViewModel> changed)
    {
        if (!_byKey.TryGetValue((field.Key, part), out var row))
        {
            row = new CaseFieldViewModel(field, heading, links, timeProvider);
            _byKey.Add((field.Key, part), row);
            _rows.Insert(index, row);
            added.Add(row);
            return;
        }

        row.Heading = heading;
        if (row.Update(field))
        {
            changed.Add(row);
        }

        if (_rows[index] != row)
        {
            _rows.Move(_rows.IndexOf(row), index);
        }
    }
}
