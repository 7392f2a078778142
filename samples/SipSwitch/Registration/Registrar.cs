using System.Globalization;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace SipSwitch.Registration;

/// <summary>Takes REGISTER (RFC 3261 section 10.3): who may register what, and for how long.</summary>
internal sealed class Registrar(
    SwitchOptions options, LocationService locations, KnownFlows flows, Gatekeeper gatekeeper, TimeProvider time, ILogger logger)
{
    private const string RetryAfter = "60";

    private readonly SipRequestRules _rules = new(new SipRequestRulesOptions { Methods = [SipMethod.Register], Accept = ["*"] });

    public Task HandleAsync(SipServerTransaction transaction)
    {
        var answer = Answer(transaction.Request, transaction.Flow);
        return answer.StatusCode == 401 ? transaction.RespondOnceAsync(answer) : transaction.RespondAsync(answer);
    }

    private SipResponse Answer(SipRequest request, SipFlow flow)
    {
        if (_rules.RefusalOf(request) is { } refusal)
        {
            return refusal;
        }

        var verdict = gatekeeper.CheckRegistration(request, flow, out var challenge);
        if (challenge is not null)
        {
            return challenge;
        }

        var address = request.Headers.To!.Uri;
        if (!address.Host.Equals(options.Domain, StringComparison.OrdinalIgnoreCase) || address.UnescapedUser != verdict.UserName)
        {
            logger.Refused(request.StartLine, flow, 403, $"{verdict.UserName} may not register {address}");
            return SipResponse.For(request, 403, "Not Your Address");
        }

        flows.Note(request, flow, verdict.UserName!);
        return Update(request, flow, verdict.UserName!);
    }

    private SipResponse Update(SipRequest request, SipFlow flow, string user)
    {
        var current = locations.Find(user);
        if (request.Headers.HasContactWildcard)
        {
            return RemoveAll(request, user, current);
        }

        // Either all contacts are taken or none (10.3 step 7).
        var changes = new List<(Binding? Old, Binding? Fresh)>();
        foreach (var contact in request.Headers.Contacts)
        {
            var seconds = SecondsFor(request, contact);
            if (seconds > 0 && seconds < (int)options.MinExpires.TotalSeconds)
            {
                var tooBrief = SipResponse.For(request, 423);
                tooBrief.Headers.Set(SipHeaderNames.MinExpires, Number(options.MinExpires.TotalSeconds));
                return tooBrief;
            }

            var fresh = BindingOf(request, contact, flow, user, seconds);
            var old = current.FirstOrDefault(binding => binding.IsSameAs(contact.Uri, fresh.Instance));
            if (IsOutOfOrder(old, fresh))
            {
                return SipResponse.For(request, 500, "Out Of Order");
            }

            changes.Add((old, seconds > 0 ? fresh : null));
        }

        if (!locations.HasRoomFor(changes.Count(change => change is { Old: null, Fresh: not null })))
        {
            logger.Refused(request.StartLine, flow, 503, "there is no room for more contacts");
            var refusal = SipResponse.For(request, 503);
            refusal.Headers.Set(SipHeaderNames.RetryAfter, RetryAfter);
            return refusal;
        }

        foreach (var (old, fresh) in changes)
        {
            Apply(old, fresh, user);
        }

        return Success(request, user);
    }

    private SipResponse RemoveAll(SipRequest request, string user, IReadOnlyList<Binding> current)
    {
        if (request.Headers.Expires != 0)
        {
            return SipResponse.For(request, 400, "The Wildcard Needs Expires 0");
        }

        foreach (var binding in current)
        {
            Apply(binding, null, user);
        }

        return Success(request, user);
    }

    private void Apply(Binding? old, Binding? fresh, string user)
    {
        if (fresh is not null)
        {
            locations.Put(fresh);
            logger.Registered(user, fresh.Contact, (int)(fresh.ExpiresAt - time.GetUtcNow()).TotalSeconds, fresh.Flow);
        }
        else if (old is not null)
        {
            locations.Remove(old);
            logger.Unregistered(user, old.Contact, "unregistered");
        }
    }

    private Binding BindingOf(SipRequest request, SipAddress contact, SipFlow flow, string user, int seconds) => new()
    {
        User = user,
        Contact = contact.Uri.WithoutHeaders(),
        Flow = flow,
        ExpiresAt = time.GetUtcNow() + TimeSpan.FromSeconds(seconds),
        CallId = request.Headers.CallId!,
        Sequence = request.Headers.CSeq!.Value.Number,
        Instance = contact.Parameters.Unquoted("+sip.instance") is { } instance ? $"{instance} {contact.Parameters["reg-id"]}" : null,
    };

    private int SecondsFor(SipRequest request, SipAddress contact)
    {
        var asked = contact.Parameters["expires"] is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var own)
            ? own
            : request.Headers.Expires ?? (int)options.DefaultExpires.TotalSeconds;
        return Math.Min(asked, (int)options.MaxExpires.TotalSeconds);
    }

    private static bool IsOutOfOrder(Binding? old, Binding fresh) =>
        old is not null && old.CallId == fresh.CallId && fresh.Sequence <= old.Sequence;

    private static string Number(double seconds) => ((int)seconds).ToString(CultureInfo.InvariantCulture);

    private SipResponse Success(SipRequest request, string user)
    {
        var response = SipResponse.For(request, 200);
        foreach (var binding in locations.Find(user))
        {
            var contact = new SipAddress(binding.Contact).WithParameter("expires", Number((binding.ExpiresAt - time.GetUtcNow()).TotalSeconds));
            response.Headers.Add(SipHeaderNames.Contact, contact.ToString());
        }

        return response;
    }
}
