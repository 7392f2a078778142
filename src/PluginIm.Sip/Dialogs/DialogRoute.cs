namespace PluginIm.Sip;

/// <summary>The Request-URI and Routes of a request in a dialog (RFC 3261 12.2.1.1).</summary>
internal static class DialogRoute
{
    public static (SipUri RequestUri, IReadOnlyList<SipAddress> Routes) Of(SipUri remoteTarget, IReadOnlyList<SipAddress> routeSet)
    {
        if (routeSet.Count == 0 || routeSet[0].Uri.IsLoose)
        {
            return (remoteTarget, routeSet);
        }

        // A strict router wants to find itself in the Request-URI, and the target last among the Routes.
        var requestUri = routeSet[0].Uri.WithoutHeaders().WithoutParameter("method");
        return (requestUri, [.. routeSet.Skip(1), new SipAddress(remoteTarget)]);
    }
}
