using PluginIm.Contracts.Options;

namespace SampleShell;

/// <summary>Words for the options that are the agent's to choose, in the agent's language.</summary>
internal static class OptionWording
{
    /// <summary>What an option is called and what it does; an option that has no words of its own shows those of the table, in English.</summary>
    public static (string Title, string Meaning) Of(ImOption option) => option.Name switch
    {
        "im.ringing-bell" => (Words.OptionRingingBell, Words.OptionRingingBellMeaning),
        "im.new-message-bell" => (Words.OptionNewMessageBell, Words.OptionNewMessageBellMeaning),
        "im.accept-shortcut" => (Words.OptionAcceptShortcut, Words.OptionAcceptShortcutMeaning),
        "im.reject-shortcut" => (Words.OptionRejectShortcut, Words.OptionRejectShortcutMeaning),
        "im.notification-shortcut" => (Words.OptionNotificationShortcut, Words.OptionNotificationShortcutMeaning),
        "im.typing-notifications" => (Words.OptionTyping, Words.OptionTypingMeaning),
        "im.read-notifications" => (Words.OptionRead, Words.OptionReadMeaning),
        "im.time-stamp" => (Words.OptionTimeStamp, Words.OptionTimeStampMeaning),
        "im.prompt-for-end" => (Words.OptionPromptForEnd, Words.OptionPromptForEndMeaning),
        "im.agent.text-color" => (Words.OptionOwnColour, Words.OptionOwnColourMeaning),
        "im.other-agent.text-color" => (Words.OptionOtherColour, Words.OptionOtherColourMeaning),
        "im.system.text-color" => (Words.OptionSystemColour, Words.OptionSystemColourMeaning),
        _ => (option.Name, Sentence(option.Meaning)),
    };

    /// <summary>What a value has to be.</summary>
    public static string Expected(ImOption option) => option.Kind switch
    {
        ImOptionKind.Flag => Words.ExpectedFlag,
        ImOptionKind.Number => Words.ExpectedNumber.With(option.Least!, option.Most!),
        ImOptionKind.Time => Words.ExpectedTime.With(option.Least!, option.Most!),
        ImOptionKind.Colour => Words.ExpectedColour,
        ImOptionKind.List => Words.ExpectedList,
        ImOptionKind.Path => Words.ExpectedPath,
        _ => Words.ExpectedText,
    };

    private static string Sentence(string meaning) => $"{char.ToUpperInvariant(meaning[0])}{meaning[1..]}.".Replace("`", "", StringComparison.Ordinal);
}
