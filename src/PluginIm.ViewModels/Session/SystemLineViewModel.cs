using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A line that tells an event of the session.</summary>
public sealed class SystemLineViewModel : TranscriptLineViewModel
{
    internal SystemLineViewModel(TranscriptSystemLine line, TranscriptEntry? above, TranscriptContext context)
        : base(line, above, context)
    {
        // Worded at once: what the parties are called may change, what happened does not.
        Text = context.Word(line);
        IsProblem = line.Event is not (ImSystemEvent.InvitationSent or ImSystemEvent.Forwarded or ImSystemEvent.Waiting or ImSystemEvent.Accepted
            or ImSystemEvent.Restored or ImSystemEvent.Joined or ImSystemEvent.Left or ImSystemEvent.NothingBefore or ImSystemEvent.Ended or ImSystemEvent.CallBegan
            or ImSystemEvent.CallEnded);
    }

    /// <summary>The event in words.</summary>
    public override string Text { get; }

    /// <summary>Whether the event is one that the agent would rather not have seen.</summary>
    public bool IsProblem { get; }

    /// <inheritdoc/>
    public override string? Colour => Context.Options.SystemTextColor;

    /// <inheritdoc/>
    public override string AutomationName => Time is { } time ? Wording.Fill(Words.SystemLineTimed, time, Text) : Text;
}
