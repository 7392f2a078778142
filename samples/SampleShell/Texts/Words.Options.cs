namespace SampleShell;

/// <summary>Of the page with the agent's own options.</summary>
internal static partial class Words
{
    public static string OptionsMenu => Text();

    public static string OptionsTitle => Text();

    public static string OptionReset => Text();

    public static string OptionExpected => Text();

    public static string OptionAtOnce => Text();

    public static string OptionNextSession => Text();

    public static string OptionRestart => Text();

    public static string OptionRingingBell => Text();

    public static string OptionRingingBellMeaning => Text();

    public static string OptionNewMessageBell => Text();

    public static string OptionNewMessageBellMeaning => Text();

    public static string OptionAcceptShortcut => Text();

    public static string OptionAcceptShortcutMeaning => Text();

    public static string OptionRejectShortcut => Text();

    public static string OptionRejectShortcutMeaning => Text();

    public static string OptionNotificationShortcut => Text();

    public static string OptionNotificationShortcutMeaning => Text();

    public static string OptionTyping => Text();

    public static string OptionTypingMeaning => Text();

    public static string OptionRead => Text();

    public static string OptionReadMeaning => Text();

    public static string OptionTimeStamp => Text();

    public static string OptionTimeStampMeaning => Text();

    public static string OptionPromptForEnd => Text();

    public static string OptionPromptForEndMeaning => Text();

    public static string OptionOwnColour => Text();

    public static string OptionOwnColourMeaning => Text();

    public static string OptionOtherColour => Text();

    public static string OptionOtherColourMeaning => Text();

    public static string OptionSystemColour => Text();

    public static string OptionSystemColourMeaning => Text();

    public static string ExpectedFlag => Text();

    public static string ExpectedNumber => Text();

    public static string ExpectedTime => Text();

    public static string ExpectedColour => Text();

    public static string ExpectedList => Text();

    public static string ExpectedPath => Text();

    public static string ExpectedText => Text();
}
