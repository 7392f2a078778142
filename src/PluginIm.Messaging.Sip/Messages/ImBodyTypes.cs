using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>The types of body that this side reads, for every place that says so.</summary>
internal static class ImBodyTypes
{
    public const string PlainText = "text/plain";

    public const string PlainTextUtf8 = "text/plain;charset=UTF-8";

    public const string Multipart = "multipart/mixed";

    /// <summary>What a MESSAGE may carry, best first.</summary>
    public static IReadOnlyList<string> InMessage { get; } =
        [CpimMessage.MediaTypeName, PlainText, IsComposing.MediaTypeName, Imdn.MediaTypeName, CaseJson.MediaTypeName, ControlBody.MediaTypeName];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [SessionDescription.MediaTypeName, Multipart, .. InMessage];

    /// <summary>The Accept header of answers to OPTIONS and of 415.</summary>
    public static string Accept { get; } = string.Join(", ", All);

    /// <summary>The Accept header of a 415 to a MESSAGE.</summary>
    public static string AcceptInMessage { get; } = string.Join(", ", InMessage);
}
