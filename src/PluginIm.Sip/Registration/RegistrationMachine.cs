using static PluginIm.Sip.SipRegistrationState;

namespace PluginIm.Sip;

/// <summary>The states of a registration.</summary>
/// <remarks>
/// <code><![CDATA[
///   Stopped --start--> Registering --accepted--> Registered --refresh accepted--> Registered
///      ^                 |   |  ^                  |  |   |
///      |          refused|   |  +-----lost---------+  |   | refused
///      |                 |   +--failed--> Unreachable<+   |
///      |                 V                  |  |  |  failed
///      |              Refused <--refused----+  |  |       V
///      |                 |                     |  |    Refused
///      |                 |                     |  |
///      |                 | Registering, Registered, Unreachable --next server--> Registering
///      |                 | start: Registering  |  +--accepted--> Registered
///      +------stop-------+---------------------+
/// ]]></code>
/// </remarks>
internal static class RegistrationMachine
{
    internal enum Input
    {
        Start,
        Accepted,
        Failed,
        Refused,
        Lost,
        NextServer,
        Stop,
    }

    /// <summary>The next state; the same one where the input changes nothing there.</summary>
    internal static SipRegistrationState Next(SipRegistrationState state, Input input) => (state, input) switch
    {
        (_, Input.Stop) => Stopped,
        (Stopped or Refused, Input.Start) => Registering,
        (Registering or Registered or Unreachable, Input.Accepted) => Registered,
        (Registering or Registered or Unreachable, Input.Failed) => Unreachable,
        (Registering or Registered or Unreachable, Input.Refused) => Refused,
        (Registered, Input.Lost) => Registering,
        (Registering or Registered or Unreachable, Input.NextServer) => Registering,
        _ => state,
    };
}
