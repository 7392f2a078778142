using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A line that tells an event of the session.</summary>
public sealed class SystemLineViewModel : TranscriptLineViewModel
{
    internal SystemLineViewModel(TranscriptSystemLine line, string text, string? time, string? colour)
        : base(line, time)
    {
        Text = text;
        Colour = colour;
        IsProblem = line.Event is not (ImSystemEvent.InvitationSent or ImSystemEvent.Forwarded or ImSystemEvent.Waiting or ImSystemEvent.Accepted
            or ImSystemEvent.Restored or ImSystemEvent.Ended);
    }

    /// <summary>The event in words.</summary>
    public string Text { get; }

    /// <summary>Whether the event is one that the agent would rather not have seen.</summary>
    public bool IsProblem { get; }

    /// <inheritdoc/>
    public override string? Colour { get; }

    /// <inheritdoc/>
    public override string AutomationName => Time is null ? Text : Wording.Fill(Words.SystemLineTimed, Time, Text);
}
