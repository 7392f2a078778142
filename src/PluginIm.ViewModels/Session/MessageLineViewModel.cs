using CommunityToolkit.Mvvm.Input;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A message in the transcript.</summary>
public sealed class MessageLineViewModel : TranscriptLineViewModel
{
    private readonly TranscriptMessage _message;
    private RelayCommand? _sendAgain;

    internal MessageLineViewModel(TranscriptMessage message, TranscriptEntry? above, TranscriptContext context)
        : base(message, above, context)
    {
        _message = message;
        StartsGroup = context.StartsGroup(message, above);
    }

    /// <summary>Name and logon of who wrote the message.</summary>
    public string Author => _message.Party is { } party ? PartyViewModel.NameAndLogon(party) : "";

    /// <summary>Name of who wrote the message.</summary>
    public string AuthorName => _message.Party?.DisplayName ?? "";

    /// <summary>The text, lines parted by a line feed.</summary>
    public override string Text => _message.Text;

    /// <summary>Whether the agent of this desktop wrote it.</summary>
    public bool IsMine => _message.IsMine;

    /// <summary>Whether author and time are shown: the author is another than that of the line above, or some time has gone by.</summary>
    public bool StartsGroup { get; }

    /// <inheritdoc/>
    public override string? Colour => IsMine ? Context.Options.AgentTextColor : Context.Options.OtherAgentTextColor;

    /// <summary>How far the message has come, in words; null for a received message.</summary>
    public string? DeliveryText => IsMine ? DeliveryWording.Of(_message, Context.IsConference, Context.HasWay) : null;

    /// <summary>How far the message has come.</summary>
    public ImDelivery Delivery => _message.Delivery;

    /// <summary>Whether the message did not reach the other side.</summary>
    public bool IsFailed => IsMine && Delivery == ImDelivery.Failed;

    /// <summary>Whether the failed message can be sent again.</summary>
    public bool CanSendAgain => IsFailed && Context.IsSessionOpen && !_message.WasSentAgain;

    /// <summary>Sends the failed message again.</summary>
    public IRelayCommand SendAgainCommand => _sendAgain ??= new RelayCommand(() => Context.SendAgain(_message), () => CanSendAgain);

    /// <inheritdoc/>
    public override string AutomationName => Time is { } time
        ? Wording.Fill(Words.LineTimed, time, AuthorName, Text)
        : Wording.Fill(Words.LineUntimed, AuthorName, Text);

    /// <summary>Shows the delivery as it stands.</summary>
    internal void Refresh()
    {
        OnPropertyChanged(nameof(DeliveryText));
        OnPropertyChanged(nameof(Delivery));
        OnPropertyChanged(nameof(IsFailed));
        OnPropertyChanged(nameof(CanSendAgain));
        _sendAgain?.NotifyCanExecuteChanged();
    }
}
