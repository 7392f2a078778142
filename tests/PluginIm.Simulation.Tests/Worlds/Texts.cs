using System.Globalization;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Worlds;

/// <summary>What agents write: no text is written twice in a world.</summary>
internal static class Texts
{
    private static readonly string[] Tails = ["", " Grüße aus Köln", " 👍🏽", " line\nbreak", " --boundary\r\n.", " <b>&amp;</b>", new(' ', 40)];

    /// <summary>The next text of an agent.</summary>
    public static string Next(int conversation, string author, int number, Dice dice)
    {
        var tail = dice.Pick(Tails);
        var text = string.Create(CultureInfo.InvariantCulture, $"{conversation}/{author}/{number}{tail}");
        return (dice.Chance(0.02) ? text + new string('ü', 3000) : text).ReplaceLineEndings("\n") + "|";
    }
}
