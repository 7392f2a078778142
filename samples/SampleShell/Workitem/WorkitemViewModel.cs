using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>A work item: what is to be done, its form, and the agent's notes. The form's values are the case's.</summary>
internal sealed class WorkitemViewModel : ObservableObject
{
    private const string FormGroup = "Work item";

    private readonly WorkInteraction _interaction;

    public WorkitemViewModel(WorkInteraction interaction)
    {
        _interaction = interaction;
        Form = new CaseDataViewModel(interaction, IsInForm);
    }

    public CaseDataViewModel Form { get; }

    public string Description => _interaction.Record.Note;

    /// <summary>Goes into the contact's history with the item.</summary>
    public string Notes
    {
        get => _interaction.Draft;
        set => _interaction.Draft = value;
    }

    public static bool IsInForm(CaseField field) => field.Group == FormGroup;
}
