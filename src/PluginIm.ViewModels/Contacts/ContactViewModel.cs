using System.Collections.ObjectModel;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>What the shell's contact database knows of the contact. Nothing of it can be set. Used on the user-interface thread.</summary>
public sealed class ContactViewModel : LoadingViewModel
{
    private readonly IContactDirectory _directory;
    private readonly CaseFieldRows _rows;
    private string? _contactId;

    internal ContactViewModel(IContactDirectory directory, LinksViewModel links, TimeProvider timeProvider, SynchronizationContext userInterface, ILogger logger)
        : base(new ShellQuestion("contact", userInterface, logger))
    {
        _directory = directory;
        _rows = new CaseFieldRows(links, timeProvider);
    }

    /// <summary>What is known.</summary>
    public ReadOnlyObservableCollection<CaseFieldViewModel> Fields => _rows.Rows;

    /// <inheritdoc/>
    public override string? StatusText => State switch
    {
        LoadState.Idle => Words.ContactUnknown,
        LoadState.Loading => Words.ContactLoading,
        LoadState.Nothing => Words.ContactNotFound,
        LoadState.Cancelled => Words.LoadCancelled,
        LoadState.Failed => Wording.Fill(Words.ContactFailed, Problem),
        _ => null,
    };

    /// <summary>Shows another contact; the same one is not asked for again.</summary>
    internal void Show(string? contactId)
    {
        if (contactId == _contactId)
        {
            return;
        }

        _contactId = contactId;
        _rows.Show([]);
        AskAgain();
    }

    private protected override void AskAgain()
    {
        if (_contactId is not { } contactId)
        {
            StayIdle();
            return;
        }

        Load(cancellationToken => _directory.FindAsync(contactId, cancellationToken), OnAnswered);
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
}
