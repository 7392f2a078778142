using System.CommandLine;

namespace SipSwitch.Hosting;

/// <summary>The options of the command line that set <see cref="SwitchLimits"/>.</summary>
internal sealed class LimitOptions
{
    private static readonly SwitchLimits Defaults = new();

    private readonly Option<int> _messageBytes =
        Limit("--max-message-bytes", Defaults.MaxMessageBytes, "The longest message in bytes", least: 1_300);

    private readonly Option<int> _connections = Limit("--max-connections", Defaults.MaxConnections, "How many TCP connections may be open, and how many TLS ones");

    private readonly Option<int> _addressConnections =
        Limit("--max-connections-per-address", Defaults.MaxConnectionsPerAddress, "How many connections may come from one address");

    private readonly Option<int> _contacts = Limit("--max-contacts", Defaults.MaxContactsPerUser, "How many contacts a user may register");

    private readonly Option<int> _bindings = Limit("--max-bindings", Defaults.MaxBindings, "How many contacts may be registered in all");

    private readonly Option<int> _pending = Limit("--max-pending", Defaults.MaxPendingRequests, "How many requests may be under way");

    private readonly Option<int> _remembered =
        Limit("--max-remembered-megabytes", Defaults.MaxRememberedMegabytes, "How many megabytes the answers to requests may take, kept for their copies");

    private readonly Option<int> _sourceRate =
        Limit("--source-rate", Defaults.RequestsPerSecondPerSource, "How many requests a second an IP address may send; 0 for no limit", least: 0);

    private readonly Option<int> _userRate =
        Limit("--user-rate", Defaults.RequestsPerSecondPerUser, "How many requests a second a user may send; 0 for no limit", least: 0);

    private readonly Option<int> _invitations =
        Limit("--max-invitations", Defaults.MaxInvitationsPerInviter, "How many invitations of one inviter may be unanswered");

    private readonly Option<int> _ringing = Limit("--max-ringing", Defaults.MaxRingingPerUser, "How many invitations may ring at one user");

    private readonly Option<int> _sessions =
        Limit("--agent-sessions", Defaults.MaxSessionsPerAgent, "How many sessions an agent may have and still be offered more by Routing Points and queues");

    public void AddTo(RootCommand command)
    {
        Option<int>[] options =
        [
            _messageBytes, _connections, _addressConnections, _contacts, _bindings, _pending, _remembered, _sourceRate, _userRate,
            _invitations, _ringing, _sessions,
        ];
        Array.ForEach(options, command.Add);
    }

    public SwitchLimits Read(ParseResult result) => new()
    {
        MaxMessageBytes = result.GetRequiredValue(_messageBytes),
        MaxConnections = result.GetRequiredValue(_connections),
        MaxConnectionsPerAddress = result.GetRequiredValue(_addressConnections),
        MaxContactsPerUser = result.GetRequiredValue(_contacts),
        MaxBindings = result.GetRequiredValue(_bindings),
        MaxPendingRequests = result.GetRequiredValue(_pending),
        MaxRememberedMegabytes = result.GetRequiredValue(_remembered),
        RequestsPerSecondPerSource = result.GetRequiredValue(_sourceRate),
        RequestsPerSecondPerUser = result.GetRequiredValue(_userRate),
        MaxInvitationsPerInviter = result.GetRequiredValue(_invitations),
        MaxRingingPerUser = result.GetRequiredValue(_ringing),
        MaxSessionsPerAgent = result.GetRequiredValue(_sessions),
    };

    private static Option<int> Limit(string name, int usual, string description, int least = 1)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && number < least)
            {
                result.AddError($"{name} is at least {least}.");
            }
        });
        return option;
    }
}
