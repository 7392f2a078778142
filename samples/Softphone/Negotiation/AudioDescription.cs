using System.Net;
using PluginIm.Sip;

namespace Softphone;

/// <summary>What a session description says of sound by RTP.</summary>
/// <param name="Index">Which of its media it is.</param>
/// <param name="Remote">Where sound is taken.</param>
/// <param name="Codecs">What is taken, the preferred one first.</param>
/// <param name="Direction">Which way it flows.</param>
internal sealed record AudioDescription(int Index, IPEndPoint Remote, IReadOnlyList<AudioCodec> Codecs, AudioDirection Direction)
{
    public const string Kind = "audio";
    public const string Protocol = "RTP/AVP";

    /// <summary>The first sound that this telephone can send and take; null where there is none.</summary>
    public static AudioDescription? Find(SessionDescription description)
    {
        for (var index = 0; index < description.Media.Count; index++)
        {
            if (Read(description, index) is { } audio)
            {
                return audio;
            }
        }

        return null;
    }

    private static AudioDescription? Read(SessionDescription description, int index)
    {
        var media = description.Media[index];
        AudioCodec[] codecs = [.. media.Formats.Select(CodecOf).OfType<AudioCodec>()];
        if (media.Port == 0 || codecs.Length == 0 || !media.Kind.Equals(Kind, StringComparison.OrdinalIgnoreCase)
            || !media.Protocol.Equals(Protocol, StringComparison.OrdinalIgnoreCase)
            || AddressOf(media.Connection ?? description.Connection) is not { } address)
        {
            return null;
        }

        // An address of zeros is how older telephones hold (RFC 3264 8.4).
        var isHeld = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
        var direction = DirectionOf(media.Attributes) ?? DirectionOf(description.Attributes) ?? AudioDirection.SendReceive;
        return new AudioDescription(
            index, new IPEndPoint(address, media.Port), codecs, isHeld ? AudioDirections.Of(direction.Sends(), receives: false) : direction);
    }

    private static AudioDirection? DirectionOf(IEnumerable<SdpAttributeLine> attributes) =>
        attributes.Select(attribute => attribute.Value is null ? AudioDirections.FromName(attribute.Name) : null).FirstOrDefault(found => found is not null);

    /// <summary>The static payload types need no rtpmap (RFC 3551 6).</summary>
    private static AudioCodec? CodecOf(string format) =>
        byte.TryParse(format, System.Globalization.CultureInfo.InvariantCulture, out var type) ? AudioCodec.All.FirstOrDefault(codec => codec.PayloadType == type) : null;

    private static IPAddress? AddressOf(string? connection) =>
        connection?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["IN", "IP4" or "IP6", var host] && IPAddress.TryParse(host, out var address)
            ? address
            : null;
}
