using PluginIm.Contracts;
using PluginIm.Messaging;

namespace PluginIm.ViewModels;

/// <summary>Hands the transcript of a session over to the shell's store, once, where option and privilege allow it.</summary>
internal sealed class TranscriptKeeping(
    ImSession session, IImTranscriptStore? store, TranscriptOptions options, IPrivileges? privileges, IInteraction? interaction, TimeProvider timeProvider)
{
    private bool _isOver;

    /// <summary>Whether there is something to hand over.</summary>
    public bool IsDue => !_isOver && store is not null && options.IsOn && (privileges?.Has(ImPrivileges.Transcript) ?? true)
        && session.Transcript.Any(entry => entry is TranscriptMessage);

    /// <summary>Hands it over; once that was done, or is given up, nothing is due any more.</summary>
    public async Task SaveAsync(ImTranscript transcript, CancellationToken cancellationToken)
    {
        await store!.SaveAsync(transcript, cancellationToken).ConfigureAwait(false);
        _isOver = true;
    }

    public void GiveUp() => _isOver = true;

    /// <summary>The transcript as it is at this moment.</summary>
    /// <param name="word">Words an event of the session.</param>
    public ImTranscript Take(Func<TranscriptSystemLine, string> word) => new()
    {
        SessionId = session.Id,
        InteractionId = interaction?.Id,
        Contact = interaction?.CaseInformation.Contact ?? session.Case?.Contact,
        Parties = [session.Me.DisplayName, .. session.Others.Select(party => party.DisplayName)],
        KeepUntil = DateOnly.FromDateTime(timeProvider.GetLocalNow().DateTime).AddDays(options.Days),
        Lines = [.. session.Transcript.Select(entry => LineOf(entry, word))],
    };

    private static ImTranscriptLine LineOf(TranscriptEntry entry, Func<TranscriptSystemLine, string> word) => entry switch
    {
        TranscriptMessage message => new ImTranscriptLine(message.Time, message.Party?.DisplayName ?? "", message.Text),
        TranscriptSystemLine line => new ImTranscriptLine(line.Time, null, word(line)),
        _ => throw new InvalidOperationException($"A transcript line of kind {entry.GetType().Name} cannot be kept."),
    };
}
