using PluginIm.Contracts;

namespace PluginIm.ViewModels;

/// <summary>What a session's view uses of the desktop around it. What is null is not offered.</summary>
public sealed record SessionSurroundings
{
    /// <summary>Says how reachable the parties are.</summary>
    public ITargetDirectory? Directory { get; init; }

    /// <summary>What the agent's role allows; null allows everything.</summary>
    public IPrivileges? Privileges { get; init; }

    /// <summary>Tells when that may have changed.</summary>
    public ITargetDirectoryChanges? DirectoryChanges { get; init; }

    /// <summary>Opens links; without it links are plain text.</summary>
    public ILinkOpener? Links { get; init; }

    /// <summary>Calls phone numbers; without it they are plain text.</summary>
    public IPhoneCalls? Calls { get; init; }

    /// <summary>How large texts are shown, for all sessions alike.</summary>
    public ZoomViewModel? Zoom { get; init; }

    /// <summary>Texts that agents write often; without them none are offered.</summary>
    public CannedResponseFile? Responses { get; init; }

    /// <summary>The shell's contact database; without it a consultation shows nothing of it.</summary>
    public IContactDirectory? Contacts { get; init; }

    /// <summary>The shell's database of earlier interactions; without it a consultation shows nothing of it.</summary>
    public IContactHistory? History { get; init; }

    /// <summary>The shell's voice channel; without it no conversation goes over to a call.</summary>
    public IVoiceConsultations? Voice { get; init; }

    /// <summary>The interaction in which the session stands; null for none.</summary>
    public IInteraction? Interaction { get; init; }

    /// <summary>
    /// Opens another session with the party of one that is over, with a text to begin with, and says in words why not, or null; without it none is offered.
    /// </summary>
    public Func<string, string?>? OpenAgain { get; init; }

    /// <summary>Keeps transcripts; without it none are kept.</summary>
    public IImTranscriptStore? TranscriptStore { get; init; }

    /// <summary>Whether transcripts are kept; null keeps none.</summary>
    public TranscriptOptions? Transcripts { get; init; }
}
