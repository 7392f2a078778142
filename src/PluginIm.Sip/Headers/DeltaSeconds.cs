using System.Globalization;
using System.Text;

namespace PluginIm.Sip;

/// <summary>A number of seconds as headers carry it (delta-seconds, RFC 3261 25.1).</summary>
internal static class DeltaSeconds
{
    public static bool TryParse(string? text, out TimeSpan time)
    {
        var isNumber = SipGrammar.TryNumber(Encoding.UTF8.GetBytes(text ?? ""), uint.MaxValue, out uint seconds);
        time = TimeSpan.FromSeconds(seconds);
        return isNumber;
    }

    /// <summary>Whole seconds, a begun one counted.</summary>
    public static string Of(TimeSpan time) => ((long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
