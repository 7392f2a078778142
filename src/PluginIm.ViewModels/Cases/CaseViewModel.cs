using System.Collections.ObjectModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// The case about which the agent is consulted, as it is at the asking desktop. What changed since the agent looked last is marked until the agent looks elsewhere or says
/// that it was seen. Nothing of it can be set. Used on the user-interface thread.
/// </summary>
public sealed partial class CaseViewModel : ObservableObject
{
    private const string Head = "head";
    private const int MostNamed = 3;

    private readonly CaseFieldRows _rows;
    private readonly List<string> _gone = [];
    private bool _isLookedAt;

    internal CaseViewModel(CaseInformation information, LinksViewModel links, TimeProvider timeProvider)
    {
        _rows = new CaseFieldRows(links, timeProvider);
        _rows.Show(FieldsOf(information));
    }

    /// <summary>All that is known: contact, subject and medium, then the fields.</summary>
    public ReadOnlyObservableCollection<CaseFieldViewModel> Fields => _rows.Rows;

    /// <summary>How many values are marked, those that are gone among them.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(HasChanges), nameof(TabName))]
    public partial int ChangeCount { get; private set; }

    /// <summary>Whether any value is marked.</summary>
    public bool HasChanges => ChangeCount > 0;

    /// <summary>What the case's tab is called, as it is read aloud.</summary>
    public string TabName => HasChanges ? Wording.Fill(Words.CaseTabChanged, ChangeCount) : Words.CaseTabName;

    /// <summary>What changed since the agent looked last, in words; null for nothing.</summary>
    [ObservableProperty]
    public partial string? ChangesText { get; private set; }

    /// <summary>The latest change, as somebody hears it who does not see it.</summary>
    [ObservableProperty]
    public partial string Announcement { get; private set; } = "";

    /// <summary>Tells whether the agent looks at the case at this moment; with the look away, what was marked is seen.</summary>
    /// <param name="isLooking">Whether it is in view.</param>
    public void Look(bool isLooking)
    {
        if (_isLookedAt && !isLooking)
        {
            MarkSeen();
        }

        _isLookedAt = isLooking;
    }

    internal void Update(CaseInformation information, bool marksChanges = true)
    {
        var changes = _rows.Show(FieldsOf(information));
        if (changes.IsEmpty || !marksChanges)
        {
            return;
        }

        foreach (var added in changes.Added)
        {
            added.Mark = CaseMark.Added;
        }

        foreach (var changed in changes.Changed)
        {
            changed.Mark = changed.Mark == CaseMark.Added ? CaseMark.Added : CaseMark.Changed;
        }

        _gone.AddRange(changes.Gone);
        ShowCount();
        Announcement = Wording.Fill(Words.CaseAnnouncement, Name(changes));
    }

    [RelayCommand]
    private void MarkSeen()
    {
        foreach (var field in Fields)
        {
            field.Mark = CaseMark.None;
        }

        _gone.Clear();
        ShowCount();
    }

    private static IEnumerable<(CaseField Field, string? Part)> FieldsOf(CaseInformation information)
    {
        CaseField?[] head =
        [
            information.Contact is { } contact ? new CaseField("contact", Words.CaseContact, PlainText.LineOf(contact.DisplayName)) : null,
            information.Subject is { } subject ? new CaseField("subject", Words.CaseSubject, PlainText.LineOf(subject)) : null,
            information.Medium is { } medium ? new CaseField("medium", Words.CaseMedium, MediumWording.Of(medium)) : null,
        ];
        return [.. head.OfType<CaseField>().Select(field => (field, (string?)Head)), .. information.Fields.Select(field => (field, (string?)null))];
    }

    private static string Name(CaseFieldChanges changes)
    {
        string[] all = [.. changes.Changed.Concat(changes.Added).Select(row => row.AutomationName), .. changes.Gone.Select(label => Wording.Fill(Words.CaseGone, label))];
        return all.Length > MostNamed ? Wording.Fill(Words.CaseChanges, all.Length) : string.Join(Words.CaseLineSeparator, all);
    }

    private void ShowCount()
    {
        ChangeCount = Fields.Count(field => field.Mark != CaseMark.None) + _gone.Count;
        var text = ChangeCount == 1 ? Words.CaseOneChange : Wording.Fill(Words.CaseChanges, ChangeCount);
        ChangesText = ChangeCount == 0 ? null
            : _gone.Count == 0 ? text
            : $"{text} {string.Join(Words.CaseLineSeparator, _gone.Take(MostNamed).Select(label => Wording.Fill(Words.CaseGone, label)))}";
    }
}
