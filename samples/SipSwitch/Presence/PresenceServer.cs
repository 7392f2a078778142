using System.Globalization;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace SipSwitch.Presence;

/// <summary>
/// Takes PUBLISH of presence (RFC 3903 section 6) as far as readiness goes: an agent whose published presence is closed is offered nothing by
/// Routing Points and queues, and is reached at their own address as before.
/// </summary>
internal sealed class PresenceServer(SwitchOptions options, Publications publications, ILogger logger)
{
    /// <summary>The method, RFC 3903.</summary>
    public static readonly SipMethod Publish = SipMethod.Parse("PUBLISH");

    private const string Package = "presence";

    /// <summary>The answer to a PUBLISH of a user who is proven.</summary>
    public SipResponse Answer(SipRequest request, SipFlow flow, string sender)
    {
        if (request.RequestUri.UnescapedUser != sender)
        {
            logger.Refused(request.StartLine, flow, 403, $"{sender} may not publish for {request.RequestUri}");
            return SipResponse.For(request, 403, "Not Your Address");
        }

        if (!string.Equals(request.Headers[SipHeaderNames.Event]?.Split(';')[0].Trim(), Package, StringComparison.OrdinalIgnoreCase))
        {
            return With(SipResponse.For(request, 489), SipHeaderNames.AllowEvents, Package);
        }

        var tag = request.Headers[SipHeaderNames.SipIfMatch];
        var earlier = tag is null ? null : publications.Find(sender, tag);
        if (tag is not null && earlier is null)
        {
            return SipResponse.For(request, 412);
        }

        var seconds = Math.Min(request.Headers.Expires ?? (int)options.DefaultExpires.TotalSeconds, (int)options.MaxExpires.TotalSeconds);
        if (seconds > 0 && seconds < (int)options.MinExpires.TotalSeconds)
        {
            return With(SipResponse.For(request, 423), SipHeaderNames.MinExpires, Number((int)options.MinExpires.TotalSeconds));
        }

        return seconds == 0 ? Withdraw(request, earlier) : Take(request, sender, earlier, seconds);
    }

    private SipResponse Take(SipRequest request, string sender, PublishedState? earlier, int seconds)
    {
        bool isClosed;
        if (!request.Body.IsEmpty)
        {
            if (!string.Equals(request.Headers.ContentType?.Split(';')[0].Trim(), PidfReader.MediaType, StringComparison.OrdinalIgnoreCase))
            {
                return With(SipResponse.For(request, 415), SipHeaderNames.Accept, PidfReader.MediaType);
            }

            if (!PidfReader.TryRead(request.Body, out var isOpen))
            {
                return SipResponse.For(request, 400, "Bad Presence Document");
            }

            isClosed = !isOpen;
        }
        else if (earlier is not null)
        {
            // Without a document the earlier one is renewed (section 4.1).
            isClosed = earlier.IsClosed;
        }
        else
        {
            return SipResponse.For(request, 400, "A First Publication Needs A Document");
        }

        var state = publications.Put(sender, earlier, isClosed, TimeSpan.FromSeconds(seconds));
        logger.Published(sender, isClosed ? "closed" : "open");
        return Success(request, state.EntityTag, seconds);
    }

    private SipResponse Withdraw(SipRequest request, PublishedState? earlier)
    {
        if (earlier is not null)
        {
            publications.Remove(earlier);
        }

        return Success(request, earlier?.EntityTag ?? SipIdentifiers.NewTag(), 0);
    }

    private static SipResponse Success(SipRequest request, string tag, int seconds) =>
        With(With(SipResponse.For(request, 200), SipHeaderNames.SipETag, tag), SipHeaderNames.Expires, Number(seconds));

    private static SipResponse With(SipResponse response, string name, string value)
    {
        response.Headers.Set(name, value);
        return response;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
