using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Makes the carrier over the SIP switch that the options name.</summary>
internal static class CarrierFactory
{
    private const string SwitchOption = "sip.switch";

    public static IImCarrier Create(IAgent agent, ICredentials credentials, IImSettings settings, TimeProvider time, ILoggerFactory loggers)
    {
        _ = (agent, credentials, time);
        ModuleLog.UnusableOption(loggers.CreateLogger(typeof(CarrierFactory).FullName!), SwitchOption, settings.Find(SwitchOption));
        return new UnusableCarrier(SwitchOption);
    }
}
