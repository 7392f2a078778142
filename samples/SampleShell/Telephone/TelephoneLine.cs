using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Sip;
using Softphone;

namespace SampleShell;

/// <summary>Makes the agent's telephone: at the same switch and as the same agent as instant messaging, under a contact of its own.</summary>
internal static class TelephoneLine
{
    /// <summary>The telephone; null where the switch's address is none that a telephone could use.</summary>
    public static Phone? Open(IAgent agent, ICredentials credentials, string switchAddress, TimeProvider time, ILoggerFactory loggers) =>
        SipPeer.TryParse(switchAddress, out var peer)
            ? new Phone(
                new PhoneOptions
                {
                    Switch = peer,
                    Address = agent.SipAddress,
                    DisplayName = agent.DisplayName,
                    UserName = agent.Logon,
                    Password = cancellationToken => credentials.GetPasswordAsync(agent.Logon, cancellationToken),
                    Time = time,
                },
                loggers)
            : null;
}
