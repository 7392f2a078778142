using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>Coded bodies: however much a few bytes claim to stand for, no more comes out than was asked for.</summary>
internal static class CodingChecks
{
    private const int MostBytes = 65_536;
    private static readonly string[] Codings = ["deflate", "gzip", "identity", "x-gzip", "br"];

    public static void Run(ReadOnlyMemory<byte> input, Random random)
    {
        var head = input.Span.IndexOf("\r\n\r\n"u8);
        var codings = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Codings[random.Next(Codings.Length)]).ToList();
        var plain = ContentCoding.Decode(codings, head >= 0 ? input[(head + 4)..] : input, MostBytes);
        Check.That(plain.Length <= Math.Max(MostBytes, input.Length), "coding", "more comes out than was asked for");
    }
}
