using System.Collections.Frozen;
using PluginIm.Sip;
using SipSwitch.Distribution;
using SipSwitch.Registration;

namespace SipSwitch.Forwarding;

/// <summary>Finds the targets of a request whose own route entries are taken off (RFC 3261 section 16.5).</summary>
internal sealed class TargetFinder(SwitchOptions options, OwnAddresses own, LocationService locations, KnownFlows flows, AgentRoster roster)
{
    private readonly FrozenDictionary<string, DistributionPoint> _points =
        options.Points.ToFrozenDictionary(point => point.Name, StringComparer.Ordinal);

    public FoundTargets Find(SipRequest request, string? sender)
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
            return FindUser(request, uri, sender);
        }

        return request.Headers.ToTag is null
            ? FoundTargets.None(403, "the domain is not served, and the switch is no relay")
            : FoundTargets.None(480, "nobody is at that contact any more");
    }

    /// <summary>The contact that the Request-URI names: the only target of an ACK, which without a dialog has none; null for none.</summary>
    public Target? FindContact(SipRequest request) =>
        request.Headers.Routes.Count == 0 && flows.Find(request.RequestUri) is { } known ? new Target(request.RequestUri, known.Flow, known.User) : null;

    private FoundTargets FindUser(SipRequest request, SipUri uri, string? sender)
    {
        if (uri.UnescapedUser is not { } user)
        {
            return request.Method == SipMethod.Options ? FoundTargets.None(200, "") : FoundTargets.None(405, "the switch itself takes OPTIONS alone");
        }

        if (_points.TryGetValue(user, out var point))
        {
            return FindAgent(request, point, sender);
        }

        return options.Users.ContainsKey(user) ? FindContacts(user) : FoundTargets.None(404, "there is no such user");
    }

    private FoundTargets FindAgent(SipRequest request, DistributionPoint point, string? sender)
    {
        if (request.Headers.ToTag is not null)
        {
            return FoundTargets.None(481, "no dialog ends at a Routing Point or queue");
        }

        if (request.Method == SipMethod.Invite || request.Method == SipMethod.Message)
        {
            return FoundTargets.At(point);
        }

        // What the agents' desktops can, the next one tells for all.
        return request.Method != SipMethod.Options ? FoundTargets.None(405, "a Routing Point or queue takes INVITE, MESSAGE and OPTIONS alone")
            : roster.Peek(point, new HashSet<string>(StringComparer.Ordinal) { sender ?? "" }) is { } agent ? FindContacts(agent)
            : FoundTargets.None(480, "no agent is ready");
    }

    private FoundTargets FindContacts(string user)
    {
        Target[] targets = [.. locations.Find(user).Select(binding => new Target(binding.Contact, binding.Flow, user))];
        return targets.Length == 0 ? FoundTargets.None(480, "the user is not registered") : new FoundTargets(targets);
    }
}
