using static PluginIm.Sip.RegistrationMachine;
using static PluginIm.Sip.SipRegistrationState;

namespace PluginIm.Sip.Tests.Registration;

[TestClass]
public sealed class RegistrationMachineTests
{
    [TestMethod]
    public void Every_pair_of_state_and_input_moves_as_drawn()
    {
        var moves = new Dictionary<(SipRegistrationState, Input), SipRegistrationState>
        {
            [(Stopped, Input.Start)] = Registering,
            [(Refused, Input.Start)] = Registering,
            [(Registering, Input.Accepted)] = Registered,
            [(Registering, Input.Failed)] = Unreachable,
            [(Registering, Input.Refused)] = Refused,
            [(Registered, Input.Failed)] = Unreachable,
            [(Registered, Input.Refused)] = Refused,
            [(Registered, Input.Lost)] = Registering,
            [(Registered, Input.NextServer)] = Registering,
            [(Unreachable, Input.Accepted)] = Registered,
            [(Unreachable, Input.NextServer)] = Registering,
            [(Unreachable, Input.Refused)] = Refused,
        };

        foreach (var state in Enum.GetValues<SipRegistrationState>())
        {
            foreach (var input in Enum.GetValues<Input>())
            {
                var expected = input == Input.Stop ? Stopped : moves.GetValueOrDefault((state, input), state);

                Assert.AreEqual(expected, Next(state, input), $"{state} on {input}");
            }
        }
    }
}
