using System.Collections.Specialized;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace SampleShell;

/// <summary>A chat with a contact, who goes on writing by a script: each line after a silence, which the agent's answers begin anew.</summary>
internal sealed partial class ChatViewModel : ObservableObject, IDisposable
{
    public const int MostCharacters = 4000;

    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(3);

    private readonly WorkInteraction _interaction;
    private readonly SignedInAgent _agent;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _closing = new();

    /// <summary>The silence begins when the chat is opened, and anew with each line.</summary>
    private DateTimeOffset _silentSince;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(WritingText))]
    private bool _isContactWriting;

    public ChatViewModel(WorkInteraction interaction, SignedInAgent agent, TimeProvider time)
    {
        _interaction = interaction;
        _agent = agent;
        _time = time;
        Messages = new MessageList(interaction, time);
        _silentSince = time.GetUtcNow();
        interaction.Messages.CollectionChanged += OnMessagesChanged;
        Talking = TalkAsync();
    }

    public MessageList Messages { get; }

    /// <summary>The contact's part of the chat; ends when everything is said.</summary>
    public Task Talking { get; }

    public string WritingText => IsContactWriting ? Words.ChatWriting.With(_interaction.Record.Contact.DisplayName) : "";

    /// <summary>Kept as it is typed.</summary>
    public string Input
    {
        get => _interaction.Draft;
        set
        {
            _interaction.Draft = value;
            OnPropertyChanged();
            SendCommand.NotifyCanExecuteChanged();
        }
    }

    public void Dispose()
    {
        _interaction.Messages.CollectionChanged -= OnMessagesChanged;
        _closing.Cancel();
        _closing.Dispose();
    }

    private bool CanSend() => !string.IsNullOrWhiteSpace(Input);

    [RelayCommand(CanExecute = nameof(CanSend))]
    private async Task SendAsync()
    {
        var text = Input.Trim();
        Input = "";
        await _interaction.SendAsync(text);
    }

    private void OnMessagesChanged(object? sender, NotifyCollectionChangedEventArgs arguments) => _silentSince = _time.GetUtcNow();

    /// <summary>At one desktop alone, that of the agent whose chat it is.</summary>
    private async Task TalkAsync()
    {
        var closing = _closing.Token;
        try
        {
            while (_interaction.Record.Agent == _agent.Logon && await _interaction.FindNextSayingAsync() is { } silence)
            {
                await WaitForSilenceAsync(silence - Writing, closing);
                IsContactWriting = true;
                await Task.Delay(silence < Writing ? silence : Writing, _time, closing);
                IsContactWriting = false;
                await _interaction.LetContactSayNextAsync();
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The chat is closed.
        }
    }

    private async Task WaitForSilenceAsync(TimeSpan silence, CancellationToken closing)
    {
        while (_silentSince + silence - _time.GetUtcNow() is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, _time, closing);
        }

        closing.ThrowIfCancellationRequested();
    }
}
