using System.Collections.ObjectModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace SampleShell;

/// <summary>What waits for the agent.</summary>
internal sealed partial class WorkListViewModel : ObservableObject
{
    private readonly Func<string, Task> _open;
    private readonly Func<Task> _bringSample;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(HasMessage))]
    private string _message = "";

    /// <param name="open">Opens an interaction.</param>
    /// <param name="bringSample">Has sample contacts come.</param>
    public WorkListViewModel(Func<string, Task> open, Func<Task> bringSample)
    {
        _open = open;
        _bringSample = bringSample;
    }

    public ObservableCollection<WorkRowViewModel> Rows { get; } = [];

    public bool IsEmpty => Rows.Count == 0;

    /// <summary>What an agent must know of the list: that somebody else was faster, that it could not be read.</summary>
    public bool HasMessage => Message.Length > 0;

    /// <summary>Rows that stay keep their place and the focus.</summary>
    public void Show(IReadOnlyList<WorkRecord> records, DateTimeOffset now)
    {
        for (var index = Rows.Count - 1; index >= 0; index--)
        {
            if (records.All(record => record.Id != Rows[index].Id))
            {
                Rows.RemoveAt(index);
            }
        }

        for (var index = 0; index < records.Count; index++)
        {
            var place = Rows.Select(row => row.Id).ToList().IndexOf(records[index].Id);
            if (place < 0)
            {
                Rows.Insert(index, new WorkRowViewModel(records[index], now));
            }
            else if (place != index)
            {
                Rows.Move(place, index);
            }

            (Rows[index].Record, Rows[index].Now) = (records[index], now);
        }

        OnPropertyChanged(nameof(IsEmpty));
    }

    [RelayCommand]
    private Task OpenAsync(WorkRowViewModel row)
    {
        Message = "";
        return _open(row.Id);
    }

    [RelayCommand]
    private Task BringSampleAsync() => _bringSample();
}
