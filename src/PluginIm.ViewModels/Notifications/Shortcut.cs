using System.Globalization;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A combination of keys that works in whatever program the agent is.</summary>
/// <param name="Modifiers">What is held down.</param>
/// <param name="Key">The key as Windows numbers it (virtual-key code).</param>
/// <param name="KeyName">The key as it is called.</param>
public sealed record Shortcut(ShortcutModifiers Modifiers, int Key, string KeyName)
{
    internal const string Expected = "keys such as Ctrl+Alt+A: Ctrl, Alt, Shift or Win with a letter, a digit or F1 to F24; or none";

    private const int F1 = 0x70;
    private const int LastFunctionKey = 24;

    /// <summary>The shortcut as the agent's keyboard names its keys.</summary>
    public string Text => string.Join('+', NamesOf(Modifiers).Append(KeyName));

    /// <summary>Reads a shortcut as the manifest writes it, for example <c>Ctrl+Alt+A</c>.</summary>
    /// <param name="text">The keys, parted by +.</param>
    /// <returns>The shortcut; null when the text names none, or one that is typed in a text.</returns>
    internal static Shortcut? TryParse(string text)
    {
        var parts = text.Split('+', StringSplitOptions.TrimEntries);
        var modifiers = ShortcutModifiers.None;
        foreach (var part in parts.SkipLast(1))
        {
            var modifier = Array.Find(Enum.GetValues<ShortcutModifiers>(), value => string.Equals(value.ToString(), part, StringComparison.OrdinalIgnoreCase));
            if (modifier == ShortcutModifiers.None || modifiers.HasFlag(modifier))
            {
                return null;
            }

            modifiers |= modifier;
        }

        // Shift alone makes capitals.
        var isTyped = (modifiers & ~ShortcutModifiers.Shift) == ShortcutModifiers.None;
        var name = parts[^1].ToUpperInvariant();
        return isTyped || KeyOf(name) is not { } key ? null : new Shortcut(modifiers, key, name);
    }

    private static int? KeyOf(string name)
    {
        if (name is [var sign] && char.IsAsciiLetterOrDigit(sign))
        {
            return sign;
        }

        return name is ['F', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index is >= 1 and <= LastFunctionKey
            ? F1 + index - 1
            : null;
    }

    private static IEnumerable<string> NamesOf(ShortcutModifiers modifiers)
    {
        (ShortcutModifiers Modifier, string Name)[] names =
        [
            (ShortcutModifiers.Ctrl, Words.KeyCtrl),
            (ShortcutModifiers.Alt, Words.KeyAlt),
            (ShortcutModifiers.Shift, Words.KeyShift),
            (ShortcutModifiers.Win, Words.KeyWin),
        ];
        return names.Where(name => modifiers.HasFlag(name.Modifier)).Select(name => name.Name);
    }
}
