using System.Collections.ObjectModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>What the shell's contact database knows of the contact. Nothing of it can be set. Used on the user-interface thread.</summary>
public sealed partial class ContactViewModel : ObservableObject, IDisposable
{
    private readonly IContactDirectory _directory;
    private readonly ShellQuestion _question;
    private readonly CaseFieldRows _rows;
    private string? _contactId;
    private string _problem = "";

    internal ContactViewModel(IContactDirectory directory, LinksViewModel links, TimeProvider timeProvider, SynchronizationContext userInterface, ILogger logger)
    {
        _directory = directory;
        _question = new ShellQuestion("contact", userInterface, logger);
        _rows = new CaseFieldRows(links, timeProvider);
    }

    /// <summary>What is known.</summary>
    public ReadOnlyObservableCollection<CaseFieldViewModel> Fields => _rows.Rows;

    /// <summary>Where it stands.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsLoading), nameof(CanTryAgain), nameof(StatusText))]
    public partial LoadState State { get; private set; }

    /// <summary>Whether the database is being asked.</summary>
    public bool IsLoading => State == LoadState.Loading;

    /// <summary>Whether it can be asked again.</summary>
    public bool CanTryAgain => State is LoadState.Cancelled or LoadState.Failed;

    /// <summary>Where it stands, in words; null while the answer is shown.</summary>
    public string? StatusText => State switch
    {
        LoadState.Idle => Words.ContactUnknown,
        LoadState.Loading => Words.ContactLoading,
        LoadState.Nothing => Words.ContactNotFound,
        LoadState.Cancelled => Words.LoadCancelled,
        LoadState.Failed => Wording.Fill(Words.ContactFailed, _problem),
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose() => _question.Dispose();

    /// <summary>Shows another contact; the same one is not asked for again.</summary>
    internal void Show(string? contactId)
    {
        if (contactId == _contactId)
        {
            return;
        }

        _contactId = contactId;
        _rows.Show([]);
        Ask();
    }

    [RelayCommand]
    private void Cancel()
    {
        _question.Cancel();
        State = LoadState.Cancelled;
    }

    [RelayCommand]
    private void TryAgain() => Ask();

    private void Ask()
    {
        _question.Cancel();
        if (_contactId is not { } contactId)
        {
            State = LoadState.Idle;
            return;
        }

        State = LoadState.Loading;
        _question.Ask(cancellationToken => _directory.FindAsync(contactId, cancellationToken), OnAnswered, OnFailed);
    }

    private void OnAnswered(ContactInformation? information)
    {
        if (information is null)
        {
            State = LoadState.Nothing;
            return;
        }

        _rows.Show([(new CaseField("name", Words.ContactName, information.Contact.DisplayName), "head"), .. information.Fields.Select(field => (field, (string?)null))]);
        State = LoadState.Shown;
    }

    private void OnFailed(string problem)
    {
        _problem = Excerpt.Of(PlainText.LineOf(problem));
        State = LoadState.Failed;
    }
}
