using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What all interaction views have: contact, medium, toolbar, attached data, colleagues; and the content of their medium.</summary>
internal sealed partial class InteractionFrameViewModel : ObservableObject, IDisposable
{
    private readonly Workplace _workplace;
    private readonly WorkplaceServices _services;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsCommunicatorOpen))]
    private InteractionCommunicatorViewModel? _communicator;

    [ObservableProperty]
    private InteractionPage _page;

    public InteractionFrameViewModel(WorkInteraction interaction, Workplace workplace, WorkplaceServices services)
    {
        Interaction = interaction;
        _workplace = workplace;
        _services = services;
        Content = MakeContent(interaction, services);
        Case = new CaseDataViewModel(interaction, field => !IsInForm(interaction, field));
        Transcripts = new TranscriptExportViewModel(interaction, services.Transcripts, services.FileChoice, services.Time, services.Tell);
        Regions = services.Regions();
        interaction.RecordChanged += (_, _) => OnRecordChanged();
    }

    public WorkInteraction Interaction { get; }

    /// <summary>The scope of this view's region: several views have one of the same name.</summary>
    public IRegionManager Regions { get; }

    /// <summary>The view model of the medium.</summary>
    public ObservableObject Content { get; }

    public CaseDataViewModel Case { get; }

    public TranscriptExportViewModel Transcripts { get; }

    public bool IsCommunicatorOpen => Communicator is not null;

    public string ContactId => Interaction.Record.Contact.Id;

    public string ContactName => Interaction.Record.Contact.DisplayName;

    public string Initials => InitialsOf.Name(ContactName);

    public Medium Medium => Interaction.Medium;

    public string MediumName => Wording.OfOne(Medium);

    public string Subject => Interaction.Record.Subject;

    /// <summary>From where the contact has come, and how the interaction came to this agent.</summary>
    public string Origin => string.Join("  ·  ", new[] { MediumName, Interaction.Record.Address, Interaction.Record.Queue });

    /// <summary>With whom it is shared, or from whom it comes; empty for neither.</summary>
    public string Sharing => Interaction.Record switch
    {
        { IsJoint: true, GivenBy: { } colleague, SharedWith: { } others } => Words.WorkSharedBy.With($"{colleague}, {others}"),
        { IsJoint: true, GivenBy: { } colleague } => Words.WorkSharedBy.With(colleague),
        { SharedWith: { } others } => Words.WorkSharedBy.With(others),
        { GivenBy: { } colleague } => Words.WorkGivenBy.With(colleague),
        _ => "",
    };

    public string FinishCaption => Interaction.Record.IsJoint ? Words.WorkLeave : Words.WorkDone;

    public void Dispose()
    {
        (Content as IDisposable)?.Dispose();
        CloseCommunicator();
        _services.Consulted.Forget(Interaction.Id);
    }

    private static ObservableObject MakeContent(WorkInteraction interaction, WorkplaceServices services) => interaction.Medium switch
    {
        Medium.Voice => new VoiceViewModel(interaction, services.Telephone, services.Time),
        Medium.Email => new EmailViewModel(interaction, services.Time),
        Medium.Chat => new ChatViewModel(interaction, services.Agent, services.Time),
        _ => new WorkitemViewModel(interaction),
    };

    /// <summary>A work item's own values are edited in its form.</summary>
    private static bool IsInForm(WorkInteraction interaction, CaseField field) =>
        interaction.Medium == Medium.Workitem && WorkitemViewModel.IsInForm(field);

    [RelayCommand]
    private void StartConsultation()
    {
        if (Communicator is null)
        {
            var communicator = new InteractionCommunicatorViewModel(Interaction, _workplace, _services);
            communicator.CloseAsked += (_, _) => CloseCommunicator();
            Communicator = communicator;
        }

        Page = InteractionPage.Side;
    }

    [RelayCommand]
    private Task FinishAsync() => _workplace.FinishAsync(Interaction);

    private void CloseCommunicator()
    {
        var closed = Communicator;
        Communicator = null;
        closed?.Dispose();
    }

    private void OnRecordChanged()
    {
        OnPropertyChanged(nameof(Sharing));
        OnPropertyChanged(nameof(FinishCaption));
    }
}
