using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>However a stream is cut, it brings the same.</summary>
internal static class StreamChecks
{
    private const string Target = "stream";

    public static void Run(ReadOnlyMemory<byte> input, Random random)
    {
        var whole = Read(input.Span, input.Length + 1, random);
        var cut = Read(input.Span, random.Next(4) == 0 ? 1 : random.Next(1, 200), random);
        Check.That(whole.Count == cut.Count, Target, "the number of items depends on the cuts");
        for (var i = 0; i < whole.Count; i++)
        {
            Check.That(IsSame(whole[i], cut[i]), Target, $"the item {whole[i].Kind} depends on the cuts");
        }
    }

    private static List<SipStreamItem> Read(ReadOnlySpan<byte> bytes, int longest, Random random)
    {
        var parser = new SipStreamParser();
        var items = new List<SipStreamItem>();
        while (!bytes.IsEmpty)
        {
            var length = Math.Min(bytes.Length, longest > 1 && longest <= bytes.Length ? random.Next(1, longest + 1) : longest);
            parser.Append(bytes[..length]);
            bytes = bytes[length..];
            while (parser.TryRead(out var item))
            {
                items.Add(item);
            }
        }

        return items;
    }

    private static bool IsSame(SipStreamItem left, SipStreamItem right) =>
        left.Kind == right.Kind
        && (left.Message?.ToArray() ?? []).AsSpan().SequenceEqual(right.Message?.ToArray() ?? [])
        && left.Error?.Message == right.Error?.Message
        && left.Error?.StatusToAnswer == right.Error?.StatusToAnswer
        && left.Error?.Request is null == right.Error?.Request is null;
}
