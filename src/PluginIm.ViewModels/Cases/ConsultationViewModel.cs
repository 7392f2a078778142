using System.ComponentModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// A session at the desktop of whoever is asked, and once there is a case, which may come after the question: the case, and what the shell's databases know of the contact.
/// </summary>
public sealed partial class ConsultationViewModel : ObservableObject, IDisposable
{
    private readonly ILogger _logger;

    /// <summary>Shows a consultation.</summary>
    /// <param name="session">The session, whose case is shown.</param>
    /// <param name="surroundings">What the desktop offers.</param>
    /// <param name="timeProvider">The agent's time zone.</param>
    /// <param name="userInterface">The user-interface thread.</param>
    /// <param name="logger">Where failed questions are named.</param>
    public ConsultationViewModel(
        SessionViewModel session,
        SessionSurroundings surroundings,
        TimeProvider timeProvider,
        SynchronizationContext userInterface,
        ILogger<ConsultationViewModel> logger)
    {
        (Session, _logger) = (session, logger);
        Links = new LinksViewModel(surroundings.Links, surroundings.Calls, logger);
        Case = new CaseViewModel(session.Case ?? CaseInformation.Empty, Links, timeProvider);
        HasCase = session.Case is not null;
        Contact = surroundings.Contacts is not { } contacts ? null : new ContactViewModel(contacts, Links, timeProvider, userInterface, logger);
        History = surroundings.History is not { } history ? null : new ContactHistoryViewModel(history, Links, timeProvider, userInterface, logger);
        Case.PropertyChanged += OnCountChanged;
        session.PropertyChanged += OnCountChanged;
        session.CaseChanged += OnCaseChanged;
        ShowContact();
    }

    /// <summary>The session.</summary>
    public SessionViewModel Session { get; }

    /// <summary>The case.</summary>
    public CaseViewModel Case { get; }

    /// <summary>Whether there is a case: without one it is a session as any other.</summary>
    [ObservableProperty]
    public partial bool HasCase { get; private set; }

    /// <summary>What the contact database knows; null where the shell has none.</summary>
    public ContactViewModel? Contact { get; }

    /// <summary>The earlier interactions; null where the shell has no database of them.</summary>
    public ContactHistoryViewModel? History { get; }

    /// <summary>Opens links of the case, the contact and the history.</summary>
    public LinksViewModel Links { get; }

    /// <summary>Whether the case is shown in place of the messages, where there is no room for both.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(ToggleText), nameof(ToggleName), nameof(ToggleCount), nameof(HasToggleCount))]
    public partial bool IsCaseInFront { get; private set; }

    /// <summary>What goes from one to the other, in words.</summary>
    public string ToggleText => IsCaseInFront ? Words.ShowMessages : Words.ShowCase;

    /// <summary>How much waits on the other side: messages that the agent has not seen, or changes of the case.</summary>
    public int ToggleCount => IsCaseInFront ? Session.UnreadCount : Case.ChangeCount;

    /// <summary>Whether anything waits there.</summary>
    public bool HasToggleCount => ToggleCount > 0;

    /// <summary>The same as it is read aloud.</summary>
    public string ToggleName => HasToggleCount ? Wording.Fill(IsCaseInFront ? Words.ShowMessagesUnread : Words.ShowCaseChanged, ToggleCount) : ToggleText;

    /// <inheritdoc/>
    public void Dispose()
    {
        Session.CaseChanged -= OnCaseChanged;
        Session.PropertyChanged -= OnCountChanged;
        Contact?.Dispose();
        History?.Dispose();
    }

    [RelayCommand]
    private void Toggle() => IsCaseInFront = !IsCaseInFront;

    private void OnCountChanged(object? sender, PropertyChangedEventArgs e)
    {
        if (e.PropertyName is nameof(CaseViewModel.ChangeCount) or nameof(SessionViewModel.UnreadCount))
        {
            OnPropertyChanged(nameof(ToggleCount));
            OnPropertyChanged(nameof(HasToggleCount));
            OnPropertyChanged(nameof(ToggleName));
        }
    }

    private void OnCaseChanged(object? sender, EventArgs e)
    {
        if (Session.Case is { } information)
        {
            Case.Update(information, marksChanges: HasCase);
            HasCase = true;
            ShowContact();
            ViewModelLog.CaseShown(_logger, Session.Id);
        }
    }

    private void ShowContact()
    {
        Contact?.Show(Session.Case?.Contact?.Id);
        History?.Show(Session.Case?.Contact?.Id);
    }
}
