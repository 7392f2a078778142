using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>Who may talk to whom, and how much at a time.</summary>
internal sealed class AdmissionRules
{
    private readonly string _ownAddress;
    private readonly InvitationRate _rate;
    private readonly IPrivileges? _privileges;
    private ImOptions _options;
    private HashSet<string> _domains;

    public AdmissionRules(ImOptions options, ImParty me, TimeProvider time, IPrivileges? privileges)
    {
        _options = options;
        _privileges = privileges;
        _rate = new InvitationRate(time);
        _ownAddress = me.Address;
        _domains = DomainsOf(options);
    }

    /// <summary>Takes other options. The channel's lock guards it, as it does all else here.</summary>
    public void Use(ImOptions options) => (_options, _domains) = (options, DomainsOf(options));

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
        return waiting >= _options.MaxInvitations || open.Count >= _options.MaxSessions || !_rate.TryCount(invitation.From.Address, _options.MaxInvitationsPerMinute)
            ? CarrierEnding.Busy
            : null;
    }

    private HashSet<string> DomainsOf(ImOptions options) =>
        new(options.Domains.Count > 0 ? options.Domains : [ImAddress.DomainOf(_ownAddress) ?? string.Empty], StringComparer.OrdinalIgnoreCase);

    private bool Has(string privilege) => _privileges?.Has(privilege) ?? true;

    private bool IsOwn(string address) => ImAddress.IsSame(address, _ownAddress);
}
