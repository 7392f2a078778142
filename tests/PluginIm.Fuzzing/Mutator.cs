namespace PluginIm.Fuzzing;

/// <summary>Makes inputs of seeds. The same random numbers make the same input.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds)
{
    /// <summary>Some above the parser's own limit, for that to be met too.</summary>
    public const int LongestInput = 80_000;

    private static readonly Mutation[] Mutations = [.. ByteMutations.All, .. LineMutations.All];

    public byte[] Make(Random random)
    {
        if (random.Next(50) == 0)
        {
            return Noise(random);
        }

        var input = AnySeed(random);
        for (var changes = random.Next(1, 9); changes > 0; changes--)
        {
            input = random.Next(12) == 0 ? Splice(input, random) : Mutations[random.Next(Mutations.Length)](NotEmpty(input), random);
            input = input.Length > LongestInput ? input[..LongestInput] : input;
        }

        return input;
    }

    private static byte[] NotEmpty(byte[] input) => input.Length == 0 ? [(byte)'S'] : input;

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(0, 600)];
        random.NextBytes(bytes);
        return bytes;
    }

    private byte[] AnySeed(Random random) => seeds[random.Next(seeds.Count)];

    /// <summary>The start of one input and the end of another; or one behind the other, as on a stream.</summary>
    private byte[] Splice(byte[] input, Random random)
    {
        var other = AnySeed(random);
        return random.Next(3) == 0 ? [.. input, .. other] : [.. input[..random.Next(input.Length + 1)], .. other[random.Next(other.Length + 1)..]];
    }
}
