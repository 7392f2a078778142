namespace Softphone;

/// <summary>A way to send sound: one byte a sample, 8,000 samples a second (RFC 3551 4.5.14).</summary>
internal sealed class AudioCodec
{
    public const int SamplesPerSecond = 8_000;

    private readonly Func<short, byte> _encode;
    private readonly Func<byte, short> _decode;

    private AudioCodec(string name, byte payloadType, Func<short, byte> encode, Func<byte, short> decode)
    {
        (Name, PayloadType) = (name, payloadType);
        (_encode, _decode) = (encode, decode);
    }

    /// <summary>µ-law.</summary>
    public static AudioCodec Pcmu { get; } = new("PCMU", 0, MuLaw.Encode, MuLaw.Decode);

    /// <summary>A-law.</summary>
    public static AudioCodec Pcma { get; } = new("PCMA", 8, ALaw.Encode, ALaw.Decode);

    /// <summary>All of them, the preferred one first.</summary>
    public static IReadOnlyList<AudioCodec> All { get; } = [Pcmu, Pcma];

    /// <summary>The name in <c>a=rtpmap</c>.</summary>
    public string Name { get; }

    /// <summary>The static payload type (RFC 3551 6).</summary>
    public byte PayloadType { get; }

    /// <summary>Encodes samples, one byte each.</summary>
    public void Encode(ReadOnlySpan<short> samples, Span<byte> bytes)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            bytes[i] = _encode(samples[i]);
        }
    }

    /// <summary>Decodes bytes, one sample each.</summary>
    public void Decode(ReadOnlySpan<byte> bytes, Span<short> samples)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            samples[i] = _decode(bytes[i]);
        }
    }

    public override string ToString() => Name;
}
