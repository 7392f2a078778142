namespace PluginIm.Sip;

/// <summary>Answers an offer, and checks an answer (RFC 3264): one message medium over SIP is taken, everything else refused.</summary>
public static class SdpAnswer
{
    /// <summary>
    /// The answer: as many media as the offer has, in its order, each of the same kind (6). The first message medium over SIP that is not
    /// withdrawn is answered, all others with port 0.
    /// </summary>
    /// <returns>Null where the offer has nothing that could be taken: to be refused with 488 (RFC 3261 13.3.1.3).</returns>
    public static SessionDescription? To(SessionDescription offer, SdpMessageDescription own)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(own);
        var taken = IndexOfMessages(offer);
        if (taken < 0)
        {
            return null;
        }

        var description = own.ToDescription();
        return description with
        {
            // Its times are not for the answer to choose (6).
            Timing = offer.Timing,
            Media = [.. offer.Media.Select((media, index) => index == taken ? description.Media[0] : Refuse(media))],
        };
    }

    /// <summary>Whether a description can be the answer to an offer: the same media in the same order, none taken that was not offered (6).</summary>
    public static bool IsAnswer(SessionDescription offer, SessionDescription answer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(answer);
        return offer.Media.Count == answer.Media.Count && offer.Media.Zip(answer.Media).All(pair =>
            pair.First.Kind.Equals(pair.Second.Kind, StringComparison.OrdinalIgnoreCase)
            && pair.First.Protocol.Equals(pair.Second.Protocol, StringComparison.OrdinalIgnoreCase)
            && (pair.First.Port != 0 || pair.Second.Port == 0));
    }

    private static int IndexOfMessages(SessionDescription offer)
    {
        for (var i = 0; i < offer.Media.Count; i++)
        {
            if (SdpMessageDescription.IsMessages(offer.Media[i]) && offer.Media[i].Port != 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static MediaDescription Refuse(MediaDescription media) =>
        new() { Kind = media.Kind, Port = 0, Protocol = media.Protocol, Formats = media.Formats };
}
