using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Words in which medium a contact has come.</summary>
internal static class MediumWording
{
    public static string Of(Medium medium) => medium switch
    {
        Medium.Voice => Words.MediumVoice,
        Medium.Email => Words.MediumEmail,
        Medium.Chat => Words.MediumChat,
        Medium.Workitem => Words.MediumWorkitem,
        _ => Words.MediumInstantMessaging,
    };
}
