using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Where a link in a text leads.</summary>
public sealed record LinkTarget
{
    private const int LongestShown = 200;

    private LinkTarget(Uri address, string leadsTo, bool needsConfirmation)
    {
        Address = address;
        LeadsTo = leadsTo.Length <= LongestShown ? leadsTo : string.Concat(leadsTo.AsSpan(0, LongestShown), "…");
        NeedsConfirmation = needsConfirmation;
    }

    /// <summary>The address.</summary>
    public Uri Address { get; }

    /// <summary>The address as the agent is shown it: the host as it is, in its coded form where letters of several scripts are mixed in it.</summary>
    public string LeadsTo { get; }

    /// <summary>Whether the text lets the agent expect another host than that to which the link leads.</summary>
    public bool NeedsConfirmation { get; }

    /// <summary>Finds where a text leads that looks like a link; null where it is none, or of a scheme that is not opened.</summary>
    internal static LinkTarget? Of(string text)
    {
        var isShort = text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        if (!Uri.TryCreate(isShort ? "https://" + text : text, UriKind.Absolute, out var address))
        {
            return null;
        }

        return address.Scheme switch
        {
            "http" or "https" when address.Host.Length > 0 => Web(text, isShort, address),
            "mailto" when address.UserInfo.Length > 0 && address.Host.Length > 0 => Mail(address),
            _ => null,
        };
    }

    private static LinkTarget Web(string text, bool isShort, Uri address)
    {
        var host = HostScripts.AreMixed(address.Host) ? address.IdnHost : address.Host;
        var authority = address.IsDefaultPort ? host : $"{host}:{address.Port}";
        return new LinkTarget(
            address,
            $"{address.Scheme}://{authority}{address.PathAndQuery}{address.Fragment}",
            !string.Equals(AuthorityIn(text, isShort), authority, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What stands where the host does, for the eye.</summary>
    private static string AuthorityIn(string text, bool isShort)
    {
        var start = isShort ? 0 : text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? text[start..] : text.Substring(start, end);
    }

    private static LinkTarget Mail(Uri address) => new(
        address, Wording.Fill(Words.LinkToMail, $"{Uri.UnescapeDataString(address.UserInfo)}@{address.IdnHost}"), address.Query.Length > 0);
}
