using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace SampleShell;

/// <summary>An e-mail and what was written before, with the reply that the agent is writing.</summary>
internal sealed partial class EmailViewModel : ObservableObject
{
    public const int MostCharacters = 50_000;

    private readonly WorkInteraction _interaction;

    public EmailViewModel(WorkInteraction interaction, TimeProvider time)
    {
        _interaction = interaction;
        Messages = new MessageList(interaction, time);
    }

    public MessageList Messages { get; }

    public string To => Words.EmailTo.With(_interaction.Record.Contact.DisplayName, _interaction.Record.Address);

    public string Subject => Words.EmailReplySubject.With(_interaction.Record.Subject);

    /// <summary>Kept as it is typed.</summary>
    public string Reply
    {
        get => _interaction.Draft;
        set
        {
            _interaction.Draft = value;
            OnPropertyChanged();
            SendCommand.NotifyCanExecuteChanged();
        }
    }

    private bool CanSend() => !string.IsNullOrWhiteSpace(Reply);

    [RelayCommand(CanExecute = nameof(CanSend))]
    private async Task SendAsync()
    {
        var text = Reply.Trim();
        Reply = "";
        await _interaction.SendAsync(text);
    }
}
