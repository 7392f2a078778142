namespace PluginIm.Contracts;

/// <summary>The privileges that the plugin asks for, by the names that the manifest gives to roles.</summary>
public static class ImPrivileges
{
    /// <summary>Can use instant messaging: without it nothing of it shows, and the agent is not signed in.</summary>
    public const string Use = "im.use";

    /// <summary>Can start sessions; who cannot still answers.</summary>
    public const string Make = "im.make";

    /// <summary>Can end sessions.</summary>
    public const string Release = "im.release";

    /// <summary>Can start consultations, which carry the case with them.</summary>
    public const string Consult = "im.consult";

    /// <summary>Can keep transcripts, where the policy allows them at all.</summary>
    public const string Transcript = "im.transcript";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Use, Make, Release, Consult, Transcript];
}
