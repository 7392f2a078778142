using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>What of a case may leave the desktop.</summary>
internal static class CaseFilter
{
    /// <summary>The case without what the role may not give away.</summary>
    public static CaseInformation Apply(CaseInformation information, ImOptions options) =>
        information.Fields.Any(field => IsHidden(field, options))
            ? information with { Fields = [.. information.Fields.Where(field => !IsHidden(field, options))] }
            : information;

    /// <summary>What sets options is for this desktop alone.</summary>
    private static bool IsHidden(CaseField field, ImOptions options) => OptionOverrides.Is(field) || options.HiddenCaseKeys.Contains(field.Key, StringComparer.OrdinalIgnoreCase);
}
