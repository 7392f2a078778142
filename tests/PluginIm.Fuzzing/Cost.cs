using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>What reading may allocate: something at all, and a small multiple of what is read.</summary>
internal static class Cost
{
    // A refusal costs an exception with its stack, and its message.
    private const long AtAll = 16 * 1024;

    /// <summary>The parser copies a message and notes where its lines are; names that it does not know become texts.</summary>
    public const int OfMessage = 8;

    /// <summary>Headers, lines and attributes of a body become texts and objects: three bytes make some fifty.</summary>
    public const int OfBody = 48;

    public static T Within<T>(int perByte, int length, string target, Func<T> read)
    {
        var most = AtAll + ((long)perByte * length);

        // What is made once, by whoever reads first, is no cost of this input.
        if (AllocatedBy(read) > most && AllocatedBy(read) > most)
        {
            throw new FuzzFailure(target, "reading allocates too much for its input");
        }

        return read();
    }

    private static long AllocatedBy<T>(Func<T> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
        }
        catch (SipParseException)
        {
            // A refusal has its cost too.
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
