namespace PluginIm.Fuzzing;

/// <summary>Takes off a failing input what it fails without.</summary>
internal static class Minimiser
{
    private const int MostTries = 5000;

    public static byte[] Shrink(FuzzTarget target, string signature, byte[] input, int seed)
    {
        var tries = 0;
        for (var length = input.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start < input.Length && tries < MostTries; tries++)
            {
                byte[] smaller = [.. input[..start], .. input[Math.Min(start + length, input.Length)..]];
                if (Fails(target, signature, smaller, seed))
                {
                    input = smaller;
                }
                else
                {
                    start += length;
                }
            }
        }

        return input;
    }

    private static bool Fails(FuzzTarget target, string signature, byte[] input, int seed)
    {
        try
        {
            target.Try(input, seed);
            return false;
        }
        catch (FuzzFailure failure)
        {
            return failure.Signature == signature;
        }
    }
}
