namespace PluginIm.Fuzzing;

/// <summary>One input again, for whoever looks for its fault.</summary>
internal static class Inputs
{
    private const int Seeds = 20;

    /// <summary>Gives it to every target, with several cuts and choices. Returns how many failed.</summary>
    public static int Try(byte[] input)
    {
        var failures = FuzzTarget.All.Select(target => FailureOf(target, input)).OfType<FuzzFailure>().ToList();
        foreach (var failure in failures)
        {
            Console.WriteLine(failure);
        }

        return failures.Count;
    }

    private static FuzzFailure? FailureOf(FuzzTarget target, byte[] input)
    {
        try
        {
            for (var seed = 0; seed < Seeds; seed++)
            {
                target.Try(input, seed);
            }

            return null;
        }
        catch (FuzzFailure failure)
        {
            return failure;
        }
    }
}
