using PluginIm.Sip.Contract;

namespace PluginIm.Sip.Tests.Contract;

[TestClass]
public sealed class CoreDialogTests : DialogContract<CoreEndpointFactory>;
