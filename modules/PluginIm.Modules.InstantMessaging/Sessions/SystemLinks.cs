using System.Diagnostics;
using PluginIm.Contracts;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Opens links with the program that the system has for them.</summary>
internal sealed class SystemLinks : ILinkOpener
{
    public void Open(Uri link)
    {
        // Whatever else the system would start for an address is not started from a message.
        if (link.Scheme is not ("http" or "https" or "mailto"))
        {
            throw new ArgumentException("Only http, https and mailto are opened.", nameof(link));
        }

        Process.Start(new ProcessStartInfo(link.AbsoluteUri) { UseShellExecute = true })?.Dispose();
    }
}
