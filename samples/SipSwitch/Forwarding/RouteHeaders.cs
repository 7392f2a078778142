using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>Takes the switch's own entries off a request's route (RFC 3261 section 16.4).</summary>
internal static class RouteHeaders
{
    public static void TakeOwn(SipRequest request, OwnAddresses own)
    {
        // A strict router before us put our own entry into the Request-URI and the true one at the end of the route.
        if (request.RequestUri.IsLoose && own.IsOwn(request.RequestUri) && request.Headers.Routes is { Count: > 0 } routes)
        {
            request.RequestUri = routes[^1].Uri;
            request.Headers.Remove(SipHeaderNames.Route);
            foreach (var route in routes.SkipLast(1))
            {
                request.Headers.Add(SipHeaderNames.Route, route.ToString());
            }
        }

        // Where transports mix two entries in a row are ours.
        while (request.Headers.Routes is [var first, ..] && own.IsOwn(first.Uri))
        {
            request.Headers.RemoveFirstValue(SipHeaderNames.Route);
        }
    }
}
