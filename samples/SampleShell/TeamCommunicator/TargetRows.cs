using System.Collections.ObjectModel;

namespace SampleShell;

/// <summary>The rows of the list, each target once. Rows that stay keep their place, their selection and an open menu.</summary>
internal sealed class TargetRows(Func<TargetRowContent, TargetViewModel> make) : ObservableCollection<TargetViewModel>
{
    public void Show(IReadOnlyList<TargetRowContent> wanted)
    {
        for (var index = 0; index < wanted.Count; index++)
        {
            var place = PlaceOf(wanted[index].Target.Id, index);
            if (place < 0)
            {
                Insert(index, make(wanted[index]));
            }
            else if (place != index)
            {
                Move(place, index);
            }

            wanted[index].ShowIn(this[index]);
        }

        while (Count > wanted.Count)
        {
            RemoveAt(Count - 1);
        }
    }

    /// <summary>Those before are in their place already.</summary>
    private int PlaceOf(string id, int from)
    {
        for (var place = from; place < Count; place++)
        {
            if (this[place].Id == id)
            {
                return place;
            }
        }

        return -1;
    }
}
