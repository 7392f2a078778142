using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>A part of the product that takes bytes from outside, with what has to hold of it whatever they are.</summary>
/// <param name="Name">The name, for reports.</param>
/// <param name="Run">Gives it the input and checks what comes out; <see cref="SipParseException"/> is how it says no.</param>
internal sealed record FuzzTarget(string Name, Action<ReadOnlyMemory<byte>, Random> Run)
{
    // What the checks around the reading may cost, which read, write and compare many times over; reading alone is held to Cost.
    private const long AllocatedAtAll = 256 * 1024;
    private const long AllocatedPerByte = 1024;

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("datagram", DatagramChecks.Run),
        new("stream", StreamChecks.Run),
        new("values", ValueChecks.Run),
        new("multipart", (input, _) => MultipartChecks.Run(input)),
        new("cpim", CpimChecks.Run),
        new("sdp", SdpChecks.Run),
        new("coding", CodingChecks.Run),
    ];

    /// <summary>Runs the target on an input.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="seed">What the target's own choices, such as where to cut a stream, come from.</param>
    /// <exception cref="FuzzFailure">Something does not hold.</exception>
    public void Try(ReadOnlyMemory<byte> input, int seed)
    {
        var random = new Random(seed);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Run(input, random);
        }
        catch (SipParseException)
        {
            // The documented refusal.
        }
        catch (FuzzFailure)
        {
            throw;
        }
#pragma warning disable CA1031 // To find every other exception is what the program is for.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            throw new FuzzFailure(Name, fault.Message, fault);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Check.That(allocated <= AllocatedAtAll + (AllocatedPerByte * input.Length), Name, "it allocates too much for its input");
    }
}
