using CommunityToolkit.Mvvm.Input;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A message in the transcript.</summary>
public sealed class MessageLineViewModel : TranscriptLineViewModel
{
    private readonly TranscriptMessage _message;
    private bool _isSessionOpen;

    internal MessageLineViewModel(
        TranscriptMessage message,
        string? time,
        string? colour,
        bool startsGroup,
        bool isSessionOpen,
        Action<TranscriptMessage> sendAgain)
        : base(message, time)
    {
        _message = message;
        _isSessionOpen = isSessionOpen;
        Colour = colour;
        StartsGroup = startsGroup;
        AuthorName = message.Party?.DisplayName ?? "";
        Author = message.Party is { } party ? PartyViewModel.NameAndLogon(party) : "";
        SendAgainCommand = new RelayCommand(() => sendAgain(message), () => CanSendAgain);
        DeliveryText = IsMine ? DeliveryWording.Of(message) : null;
    }

    /// <summary>Name and logon of who wrote the message.</summary>
    public string Author { get; }

    /// <summary>Name of who wrote the message.</summary>
    public string AuthorName { get; }

    /// <summary>The text, lines parted by a line feed.</summary>
    public string Text => _message.Text;

    /// <summary>Whether the agent of this desktop wrote it.</summary>
    public bool IsMine => _message.IsMine;

    /// <summary>Whether the author differs from the line above, so that the name is shown.</summary>
    public bool StartsGroup { get; }

    /// <inheritdoc/>
    public override string? Colour { get; }

    /// <summary>How far the message has come, in words; null for a received message.</summary>
    public string? DeliveryText { get; private set; }

    /// <summary>How far the message has come.</summary>
    public ImDelivery Delivery => _message.Delivery;

    /// <summary>Whether the message did not reach the other side.</summary>
    public bool IsFailed => IsMine && Delivery == ImDelivery.Failed;

    /// <summary>Whether the failed message can be sent again.</summary>
    public bool CanSendAgain => IsFailed && _isSessionOpen && !_message.WasSentAgain;

    /// <summary>Sends the failed message again.</summary>
    public IRelayCommand SendAgainCommand { get; }

    /// <inheritdoc/>
    public override string AutomationName => Time is null
        ? Wording.Fill(Words.LineUntimed, AuthorName, Text)
        : Wording.Fill(Words.LineTimed, Time, AuthorName, Text);

    /// <summary>Shows the delivery as it stands.</summary>
    internal void Refresh(bool isSessionOpen)
    {
        _isSessionOpen = isSessionOpen;
        DeliveryText = IsMine ? DeliveryWording.Of(_message) : null;
        OnPropertyChanged(nameof(DeliveryText));
        OnPropertyChanged(nameof(Delivery));
        OnPropertyChanged(nameof(IsFailed));
        OnPropertyChanged(nameof(CanSendAgain));
        SendAgainCommand.NotifyCanExecuteChanged();
    }
}
