namespace PluginIm.Fuzzing;

/// <summary>What has to hold.</summary>
internal static class Check
{
    public static void That(bool holds, string target, string reason)
    {
        if (!holds)
        {
            throw new FuzzFailure(target, reason);
        }
    }

    public static void Same(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, string target, string reason) =>
        That(left.SequenceEqual(right), target, reason);

    /// <summary>Runs what cannot be refused any more.</summary>
    public static T Accepted<T>(Func<T> read, string target, string reason)
    {
        try
        {
            return read();
        }
        catch (PluginIm.Sip.SipParseException fault)
        {
            throw new FuzzFailure(target, $"{reason} ({fault.Message})");
        }
    }
}
