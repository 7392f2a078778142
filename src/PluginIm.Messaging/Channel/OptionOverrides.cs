using System.Globalization;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Contracts.Options;

namespace PluginIm.Messaging;

/// <summary>Options that a case sets for its consultation alone, as the shell attached them to the interaction: <c>im.toast-timeout=60;im.max-length=500</c>.</summary>
internal static class OptionOverrides
{
    /// <summary>Key of the field that has them.</summary>
    public const string Key = "ImOptionOverrides";

    /// <summary>No more than that many are looked at.</summary>
    private const int Most = 50;

    /// <summary>Whether a field is the one that sets options.</summary>
    public static bool Is(CaseField field) => string.Equals(field.Key, Key, StringComparison.OrdinalIgnoreCase);

    /// <summary>The options with what the interaction's case sets, as it is at this moment. What may not be set is named in the log and passed over.</summary>
    public static ImOptions Apply(ImOptions options, IInteraction? interaction, string sessionId, ILogger logger)
    {
        var passedOver = new List<string>();
        foreach (var (name, value) in Find(interaction, sessionId, logger))
        {
            if (ImOptionTable.Find(name) is not { CanBeOverridden: true } option)
            {
                passedOver.Add(Show(name));
            }
            else if (Normalise(option, value) is { } normal && option.Accepts(normal))
            {
                options = With(options, name, normal);
            }
            else
            {
                MessagingLog.BadOverride(logger, sessionId, name, option.Expected);
            }
        }

        if (passedOver.Count > 0)
        {
            MessagingLog.OverridesPassedOver(logger, sessionId, string.Join(", ", passedOver));
        }

        return options;
    }

    private static IEnumerable<(string Name, string Value)> Find(IInteraction? interaction, string sessionId, ILogger logger)
    {
        string? text;
        try
        {
            text = interaction?.CaseInformation.Fields.FirstOrDefault(Is)?.Value;
        }
        catch (Exception exception)
        {
            // The boundary to the shell: without its case nothing is set.
            MessagingLog.CaseFailed(logger, exception, sessionId);
            return [];
        }

        return (text ?? string.Empty).Split(';', Most + 1, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Most)
            .Select(pair => pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign ? (pair[..sign].Trim(), pair[(sign + 1)..].Trim()) : (pair, string.Empty));
    }

    /// <summary>A time in whole seconds, as attached data have them, is as good as one of the manifest's form.</summary>
    private static string Normalise(ImOption option, string value) =>
        option.Kind == ImOptionKind.Time && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds).ToString("c", CultureInfo.InvariantCulture)
            : value;

    /// <summary>A name in a log is short and of the letters that names have: it comes from outside.</summary>
    private static string Show(string name) =>
        string.Concat(name.Take(60).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '?'));

    private static ImOptions With(ImOptions options, string name, string value) => name switch
    {
        "im.toast-timeout" => options with { ToastTimeout = TimeSpan.Parse(value, CultureInfo.InvariantCulture) },
        "im.queue-timeout" => options with { QueueTimeout = TimeSpan.Parse(value, CultureInfo.InvariantCulture) },
        "im.typing-notifications" => options with { TypingNotifications = bool.Parse(value) },
        "im.read-notifications" => options with { ReadNotifications = bool.Parse(value) },
        "im.max-length" => options with { MaxLength = int.Parse(value, CultureInfo.InvariantCulture) },
        "im.time-stamp" => options with { TimeStamp = bool.Parse(value) },
        "im.prompt-for-end" => options with { PromptForEnd = bool.Parse(value) },
        "im.agent.text-color" => options with { AgentTextColor = value },
        "im.other-agent.text-color" => options with { OtherAgentTextColor = value },
        "im.system.text-color" => options with { SystemTextColor = value },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such option."),
    };
}
