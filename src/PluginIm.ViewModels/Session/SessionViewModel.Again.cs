using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;
using PluginIm.Messaging;

namespace PluginIm.ViewModels;

/// <content>What the agent can do where the session is over: write to the same party once more.</content>
public sealed partial class SessionViewModel
{
    private readonly Func<string, string?>? _openAgain;

    /// <summary>Whether another session with the same party is offered: this one is over, and the agent's role allows starting one.</summary>
    public bool CanWriteAgain =>
        _openAgain is not null && State == ImSessionState.Ended && Parties.Count == 1 && (_privileges?.Has(ImPrivileges.Make) ?? true);

    /// <summary>
    /// What the other party does not have: the messages that failed for certain and were not sent again, and what was written and not sent. One that may have
    /// arrived, or is with others, is not among them.
    /// </summary>
    private string Undelivered => string.Join('\n', _session.Transcript
        .OfType<TranscriptMessage>()
        .Where(message => message is { IsMine: true, Failure.Kind: not (ImDeliveryFailureKind.NoConfirmation or ImDeliveryFailureKind.PartyRefused), WasSentAgain: false })
        .Select(message => message.Text)
        .Append(InputText)
        .Where(text => !string.IsNullOrWhiteSpace(text)));

    [RelayCommand(CanExecute = nameof(CanWriteAgain))]
    private void WriteAgain() => InputProblem = _openAgain?.Invoke(Undelivered);
}
