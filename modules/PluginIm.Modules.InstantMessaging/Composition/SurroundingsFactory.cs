using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Puts together what sessions use of the desktop around them.</summary>
internal static class SurroundingsFactory
{
    public static SessionSurroundings Create(IContainerProvider container)
    {
        var loggers = container.Loggers();
        return new SessionSurroundings
        {
            Directory = container.Find<ITargetDirectory>(),
            DirectoryChanges = container.Find<ITargetDirectoryChanges>(),
            Privileges = container.Find<IPrivileges>(),
            Links = container.Find<ILinkOpener>() ?? new SystemLinks(),
            Calls = container.Find<IPhoneCalls>(),
            TranscriptStore = container.Find<IImTranscriptStore>(),
            Transcripts = TranscriptOptions.From(container.Resolve<IImSettings>(), loggers.CreateLogger<TranscriptOptions>()),
            Voice = container.Find<IVoiceConsultations>(),
            Contacts = container.Find<IContactDirectory>(),
            History = container.Find<IContactHistory>(),
            Zoom = new ZoomViewModel(new AgentSettingsFile(
                AgentSettingsFile.StandardFolder, container.Resolve<IAgent>().Logon, loggers.CreateLogger<AgentSettingsFile>())),
            Responses = CannedResponseFile.From(
                container.Resolve<IImSettings>(), container.Resolve<ImChannel>().Options.MaxLength, loggers.CreateLogger<CannedResponseFile>()),
        };
    }
}
