using System.Globalization;
using System.Net;
using PluginIm.Sip;

namespace Softphone;

/// <summary>
/// Offer and answer of one call (RFC 3264): what this side said last, what the other side did, and the route that follows. Not safe for use from
/// several threads.
/// </summary>
internal sealed class AudioNegotiation(IPEndPoint local, long sessionId)
{
    private long _version;
    private SessionDescription? _offered;
    private IReadOnlyList<MediaDescription> _media = [];
    private AudioDescription? _peer;
    private bool _offersHold;

    /// <summary>Whether this side holds.</summary>
    public bool Holds { get; private set; }

    /// <summary>Whether the other side holds: it does not listen.</summary>
    public bool PeerHolds => _peer is { } peer && !peer.Direction.Receives();

    /// <summary>Where sound goes; null before both have spoken.</summary>
    public AudioRoute? Route => _peer is { } peer
        ? new AudioRoute(peer.Remote, peer.Codecs[0], !Holds && peer.Direction.Receives(), !Holds && peer.Direction.Sends())
        : null;

    /// <summary>
    /// An offer: all codecs, or, in a call, what was agreed with another direction (8). Whoever holds goes on to say that it sends, be it silence; where
    /// both hold nothing flows (8.4).
    /// </summary>
    /// <param name="holds">Whether this side is to hold.</param>
    public SessionDescription Offer(bool holds)
    {
        _offersHold = holds;
        var direction = AudioDirections.Of(sends: !PeerHolds, receives: !holds);
        _media = _peer is { } peer
            ? [.. _media.Select((media, index) => index == peer.Index ? Own(peer.Codecs, direction) : media)]
            : [Own(AudioCodec.All, direction)];
        return _offered = Describe("0 0");
    }

    /// <summary>Takes the answer to the last offer; false where it leaves no sound, and then nothing has changed.</summary>
    public bool TryTakeAnswer(SessionDescription answer)
    {
        if (_offered is not { } offer || !SdpAnswer.IsAnswer(offer, answer) || AudioDescription.Find(answer) is not { } peer)
        {
            return false;
        }

        (_peer, Holds, _offered) = (peer, _offersHold, null);
        return true;
    }

    /// <summary>
    /// Answers an offer: its first sound that can be taken, in its order of codecs, and nothing else of it (6). Null, with nothing changed, where
    /// there is none: to be refused with 488.
    /// </summary>
    public SessionDescription? Answer(SessionDescription offer)
    {
        if (AudioDescription.Find(offer) is not { } peer)
        {
            return null;
        }

        _peer = peer;
        var own = Own(peer.Codecs, AudioDirections.Answer(peer.Direction, Holds));
        _media = [.. offer.Media.Select((media, index) => index == peer.Index ? own : Refuse(media))];
        return Describe(offer.Timing);
    }

    private static MediaDescription Refuse(MediaDescription media) =>
        new() { Kind = media.Kind, Port = 0, Protocol = media.Protocol, Formats = media.Formats };

    private MediaDescription Own(IReadOnlyList<AudioCodec> codecs, AudioDirection direction) => new()
    {
        Kind = AudioDescription.Kind,
        Port = local.Port,
        Protocol = AudioDescription.Protocol,
        Formats = [.. codecs.Select(codec => codec.PayloadType.ToString(CultureInfo.InvariantCulture))],
        Attributes =
        [
            .. codecs.Select(codec => new SdpAttributeLine(
                "rtpmap", string.Create(CultureInfo.InvariantCulture, $"{codec.PayloadType} {codec.Name}/{AudioCodec.SamplesPerSecond}"))),
            new SdpAttributeLine("ptime", "20"),
            new SdpAttributeLine(direction.ToName(), null),
        ],
    };

    /// <summary>Each description of a session has a number one higher than the one before (8).</summary>
    private SessionDescription Describe(string timing)
    {
        var kind = local.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "IP6" : "IP4";
        return new SessionDescription
        {
            Origin = string.Create(CultureInfo.InvariantCulture, $"- {sessionId} {++_version} IN {kind} {local.Address}"),
            Connection = $"IN {kind} {local.Address}",
            Timing = timing,
            Media = _media,
        };
    }
}
