using System.Collections.Frozen;
using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>Makes the copy of a request that goes to one target (RFC 3261 section 16.6 steps 1 to 6).</summary>
internal sealed class RequestCopies(string domain, IEnumerable<string> users, OwnAddresses own)
{
    private const int DefaultMaxForwards = 70;

    private readonly FrozenDictionary<string, string> _identities = users.ToFrozenDictionary(
        user => user, user => new SipAddress(SipUri.Create(user, domain)).ToString(), StringComparer.Ordinal);

    public SipRequest For(SipRequest request, SipFlow from, Target target, string? sender)
    {
        var copy = request.Clone();
        copy.RequestUri = target.Uri.WithoutHeaders();
        copy.Headers.MaxForwards = (request.Headers.MaxForwards ?? DefaultMaxForwards + 1) - 1;
        RemoveCredentials(copy);
        if (target.RingTime is { } ringTime && request.Method == SipMethod.Invite)
        {
            // The agent is shown how long the offer stands, not how long the caller waits for one agent or another.
            copy.Headers.Expires = (int)Math.Ceiling(ringTime.TotalSeconds);
        }

        if (sender is not null)
        {
            Assert(copy, sender);
        }

        if (request.Headers.ToTag is null && MakesDialog(request.Method))
        {
            PutRecordRoute(copy, from, target.Flow);
        }

        return copy;
    }

    /// <summary>Says in the domain's name who it is (RFC 3325), whatever the sender claimed.</summary>
    public void Assert(SipMessage message, string user)
    {
        message.Headers.Set(SipHeaderNames.PAssertedIdentity, _identities[user]);
        message.Headers.Remove(SipHeaderNames.PPreferredIdentity);
    }

    private static bool MakesDialog(SipMethod method) =>
        method == SipMethod.Invite || method == SipMethod.Subscribe || method == SipMethod.Refer;

    /// <summary>
    /// Where both sides differ in transport or address, each gets the entry that it can use; r2 says that the two are one hop.
    /// </summary>
    private void PutRecordRoute(SipRequest copy, SipFlow from, SipFlow to)
    {
        var (near, far) = (own.RouteOf(from), own.RouteOf(to));
        if (near.Equals(far))
        {
            copy.Headers.Prepend(SipHeaderNames.RecordRoute, new SipAddress(far).ToString());
            return;
        }

        copy.Headers.Prepend(SipHeaderNames.RecordRoute, new SipAddress(near.WithParameter("r2", "on")).ToString());
        copy.Headers.Prepend(SipHeaderNames.RecordRoute, new SipAddress(far.WithParameter("r2", "on")).ToString());
    }

    /// <summary>The password's proof was for the switch alone; credentials for others pass.</summary>
    private void RemoveCredentials(SipRequest copy)
    {
        var values = copy.Headers.GetValues(SipHeaderNames.ProxyAuthorization);
        if (values.Count == 0)
        {
            return;
        }

        copy.Headers.Remove(SipHeaderNames.ProxyAuthorization);
        foreach (var value in values.Where(value => !value.Contains($"realm=\"{domain}\"", StringComparison.Ordinal)))
        {
            copy.Headers.Add(SipHeaderNames.ProxyAuthorization, value);
        }
    }
}
