using PluginIm.Sip.Contract;

namespace PluginIm.Sip.SipSorcery.Tests.Contract;

[TestClass]
public sealed class SharedInvitationTests : InvitationContract<SharedEndpointFactory>;
