using System.Collections.ObjectModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The attached data of an interaction: the agent changes values, and attaches more.</summary>
internal sealed partial class CaseDataViewModel : ObservableObject
{
    public const int MostCharacters = 4000;

    private readonly WorkInteraction _interaction;
    private readonly Func<CaseField, bool> _wants;

    [ObservableProperty]
    private bool _isAdding;

    [ObservableProperty]
    [NotifyCanExecuteChangedFor(nameof(AddCommand))]
    private string _newLabel = "";

    [ObservableProperty]
    [NotifyCanExecuteChangedFor(nameof(AddCommand))]
    private string _newValue = "";

    /// <summary>Why nothing was attached; empty when nothing is wrong.</summary>
    [ObservableProperty]
    private string _problem = "";

    /// <param name="interaction">Whose data.</param>
    /// <param name="wants">Which of them are shown here.</param>
    public CaseDataViewModel(WorkInteraction interaction, Func<CaseField, bool> wants)
    {
        _interaction = interaction;
        _wants = wants;
        interaction.Changed += (_, _) => Refresh();
        Refresh();
    }

    public ObservableCollection<CaseGroupViewModel> Groups { get; } = [];

    [RelayCommand]
    private void BeginAdding() => (IsAdding, Problem) = (true, "");

    [RelayCommand]
    private void CancelAdding() => (IsAdding, NewLabel, NewValue, Problem) = (false, "", "", "");

    [RelayCommand(CanExecute = nameof(CanAdd))]
    private void Add()
    {
        if (_interaction.SetField(new CaseField(KeyOf(NewLabel), NewLabel.Trim(), NewValue.Trim(), Group: Words.CaseAttached)))
        {
            CancelAdding();
        }
        else
        {
            Problem = Words.CaseFull.With(WorkInteraction.MostFields);
        }
    }

    private bool CanAdd() => !string.IsNullOrWhiteSpace(NewLabel) && !string.IsNullOrWhiteSpace(NewValue);

    /// <summary>The label's letters and digits, in a way that no other value has.</summary>
    private string KeyOf(string label)
    {
        var stem = new string([.. label.Where(char.IsLetterOrDigit)]);
        var keys = _interaction.CaseInformation.Fields.Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, keys.Count + 1).Select(number => number == 1 && stem.Length > 0 ? stem : $"{stem}{number}").First(key => !keys.Contains(key));
    }

    /// <summary>Values that stay keep their place, the focus and what is being typed in them.</summary>
    private void Refresh()
    {
        foreach (var field in _interaction.CaseInformation.Fields.Where(_wants))
        {
            var group = Groups.FirstOrDefault(known => known.Name == field.Group);
            if (group is null)
            {
                Groups.Add(group = new CaseGroupViewModel(field.Group));
            }

            if (group.Fields.FirstOrDefault(known => known.Key == field.Key) is { } shown)
            {
                shown.Show(field);
            }
            else
            {
                group.Fields.Add(new CaseFieldViewModel(field, changed => _interaction.SetField(changed)));
            }
        }
    }
}
