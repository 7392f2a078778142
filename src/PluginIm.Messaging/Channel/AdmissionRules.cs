using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>Who may talk to whom, and how much at a time.</summary>
internal sealed class AdmissionRules
{
    private readonly ImOptions _options;
    private readonly string _ownAddress;
    private readonly HashSet<string> _domains;
    private readonly InvitationRate _rate;
    private readonly IPrivileges? _privileges;

    public AdmissionRules(ImOptions options, ImParty me, TimeProvider time, IPrivileges? privileges)
    {
        _options = options;
        _privileges = privileges;
        _rate = new InvitationRate(options.MaxInvitationsPerMinute, time);
        _ownAddress = me.Address;
        _domains = new HashSet<string>(
            options.Domains.Count > 0 ? options.Domains : [ImAddress.DomainOf(me.Address) ?? string.Empty], StringComparer.OrdinalIgnoreCase);
    }

    public bool MayConsult => Has(ImPrivileges.Consult);

    public ImStartRefusal? WhyNotStart(string address, ImChannelState channel, int openSessions) =>
        !Has(ImPrivileges.Use) || !Has(ImPrivileges.Make) ? ImStartRefusal.NotAllowed
        : ImAddress.UserOf(address) is null || ImAddress.DomainOf(address) is not { } domain ? ImStartRefusal.InvalidAddress
        : IsOwn(address) ? ImStartRefusal.OwnAddress
        : !_domains.Contains(domain) ? ImStartRefusal.OutsideDomains
        : channel != ImChannelState.Ready ? ImStartRefusal.ChannelNotReady
        : openSessions >= _options.MaxSessions ? ImStartRefusal.TooManySessions
        : null;

    public CarrierEnding? WhyNotAdmit(CarrierInvitation invitation, IReadOnlyCollection<ImSession> open)
    {
        if (ImAddress.DomainOf(invitation.From.Address) is not { } domain || !_domains.Contains(domain))
        {
            return CarrierEnding.Forbidden;
        }

        if (!Has(ImPrivileges.Use))
        {
            // The role was taken away while sessions are under way: these go on, and to whoever else asks the agent is signed out.
            return CarrierEnding.SignOut;
        }

        var waiting = open.Count(session => session is { IsIncoming: true, State: ImSessionState.Establishing });
        return waiting >= _options.MaxInvitations || open.Count >= _options.MaxSessions || !_rate.TryCount(invitation.From.Address)
            ? CarrierEnding.Busy
            : null;
    }

    private bool Has(string privilege) => _privileges?.Has(privilege) ?? true;

    private bool IsOwn(string address) => ImAddress.IsSame(address, _ownAddress);
}
