using System.Windows;

namespace PluginIm.Views;

/// <summary>Whether things may move: no, when the agent has turned animations off for the whole system.</summary>
internal static class Motion
{
    public static bool IsAllowed => SystemParameters.ClientAreaAnimation;
}
