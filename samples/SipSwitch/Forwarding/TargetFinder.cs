using PluginIm.Sip;
using SipSwitch.Registration;

namespace SipSwitch.Forwarding;

/// <summary>Finds the targets of a request whose own route entries are taken off (RFC 3261 section 16.5).</summary>
internal sealed class TargetFinder(SwitchOptions options, OwnAddresses own, LocationService locations, KnownFlows flows)
{
    public FoundTargets Find(SipRequest request)
    {
        var uri = request.RequestUri;
        if (request.Headers.Routes.Count > 0)
        {
            return FoundTargets.None(403, "the route leads elsewhere, and the switch is no relay");
        }

        // A contact in a dialog may stand on the switch's own machine, so it is looked for before the domain's users.
        if (FindContact(request) is { } contact)
        {
            return new FoundTargets([contact]);
        }

        if (own.IsServed(uri))
        {
            return FindUser(request, uri);
        }

        return request.Headers.To?.Tag is null
            ? FoundTargets.None(403, "the domain is not served, and the switch is no relay")
            : FoundTargets.None(480, "nobody is at that contact any more");
    }

    /// <summary>The contact that the Request-URI names: the only target of an ACK, which without a dialog has none; null for none.</summary>
    public Target? FindContact(SipRequest request) =>
        request.Headers.Routes.Count == 0 && flows.Find(request.RequestUri) is { } known ? new Target(request.RequestUri, known.Flow, known.User) : null;

    private FoundTargets FindUser(SipRequest request, SipUri uri)
    {
        if (uri.UnescapedUser is not { } user)
        {
            return request.Method == SipMethod.Options ? FoundTargets.None(200, "") : FoundTargets.None(405, "the switch itself takes OPTIONS alone");
        }

        if (!options.Users.ContainsKey(user))
        {
            return FoundTargets.None(404, "there is no such user");
        }

        var targets = locations.Find(user).Select(binding => new Target(binding.Contact, binding.Flow, user)).ToArray();
        return targets.Length == 0 ? FoundTargets.None(480, "the user is not registered") : new FoundTargets(targets);
    }
}
