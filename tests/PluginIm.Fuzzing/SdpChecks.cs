using System.Text;
using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>Session descriptions: the input as a whole, and what follows its first empty line.</summary>
internal static class SdpChecks
{
    private const string Target = "sdp";

    public static void Run(ReadOnlyMemory<byte> input, Random random)
    {
        var head = input.Span.IndexOf("\r\n\r\n"u8);
        var bytes = head >= 0 && random.Next(4) != 0 ? input[(head + 4)..] : input;
        if (SdpMessageDescription.TryParse(bytes.Span) is { } offer)
        {
            var text = offer.ToString();
            var again = SdpMessageDescription.TryParse(Encoding.UTF8.GetBytes(text));
            Check.That(again is not null, Target, "a written offer is not read again");
            Check.That(again!.ToString() == text, Target, "an offer that was read again is written differently");
        }

        var written = Cost.Within(Cost.OfBody, input.Length, Target, () => SessionDescription.Parse(bytes.Span)).ToString();
        var read = Check.Accepted(() => SessionDescription.Parse(Encoding.UTF8.GetBytes(written)), Target, "what was written is not read again");
        Check.That(read.ToString() == written, Target, "what was read again is written differently");
    }
}
