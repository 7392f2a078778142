namespace PluginIm.Fuzzing;

/// <summary>Changes that know nothing of messages.</summary>
internal static class ByteMutations
{
    // Bytes that mean something to one of the grammars, or end something.
    private static readonly byte[] Special = [.. "\r\n\0\t \"\\<>()[]{}:;,=@?&/%*+-'0a\u007f"u8, 0x80, 0xC3, 0xED, 0xF8, 0xFF];

    public static IReadOnlyList<Mutation> All { get; } =
        [FlipBit, SetByte, InsertSpecial, RemoveRange, RepeatRange, MoveRange, CutOff, InsertLongRun, ReplaceRange];

    private static byte[] FlipBit(byte[] input, Random random)
    {
        var output = (byte[])input.Clone();
        output[random.Next(output.Length)] ^= (byte)(1 << random.Next(8));
        return output;
    }

    private static byte[] SetByte(byte[] input, Random random)
    {
        var output = (byte[])input.Clone();
        output[random.Next(output.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : AnySpecial(random);
        return output;
    }

    private static byte[] InsertSpecial(byte[] input, Random random)
    {
        var at = random.Next(input.Length + 1);
        var inserted = new byte[random.Next(1, 4)];
        for (var i = 0; i < inserted.Length; i++)
        {
            inserted[i] = AnySpecial(random);
        }

        return [.. input[..at], .. inserted, .. input[at..]];
    }

    private static byte[] RemoveRange(byte[] input, Random random)
    {
        var (start, end) = AnyRange(input, random);
        return [.. input[..start], .. input[end..]];
    }

    private static byte[] RepeatRange(byte[] input, Random random)
    {
        var (start, end) = AnyRange(input, random);
        var repeated = Enumerable.Repeat(input[start..end], random.Next(2, 30)).SelectMany(part => part);
        return [.. input[..start], .. repeated, .. input[end..]];
    }

    private static byte[] MoveRange(byte[] input, Random random)
    {
        var (start, end) = AnyRange(input, random);
        byte[] rest = [.. input[..start], .. input[end..]];
        var at = random.Next(rest.Length + 1);
        return [.. rest[..at], .. input[start..end], .. rest[at..]];
    }

    private static byte[] CutOff(byte[] input, Random random) => input[..random.Next(input.Length + 1)];

    private static byte[] InsertLongRun(byte[] input, Random random)
    {
        var at = random.Next(input.Length + 1);
        var run = new byte[1 << random.Next(4, random.Next(20) == 0 ? 17 : 12)];
        Array.Fill(run, random.Next(2) == 0 ? AnySpecial(random) : (byte)'a');
        return [.. input[..at], .. run, .. input[at..]];
    }

    private static byte[] ReplaceRange(byte[] input, Random random)
    {
        var output = (byte[])input.Clone();
        var (start, end) = AnyRange(input, random);
        random.NextBytes(output.AsSpan(start..end));
        return output;
    }

    private static byte AnySpecial(Random random) => Special[random.Next(Special.Length)];

    private static (int Start, int End) AnyRange(byte[] input, Random random)
    {
        var start = random.Next(input.Length);
        return (start, Math.Min(input.Length, start + random.Next(1, 40)));
    }
}
