namespace PluginIm.Interop.Tests.Peers;

/// <summary>What of the site's values a test sets otherwise.</summary>
internal sealed record KamailioOptions
{
    /// <summary>The switches of kamailio-local.cfg that are turned on, such as <c>WITH_MD5</c>.</summary>
    public IReadOnlyList<string> Enabled { get; init; } = [];

    /// <summary>Values of kamailio-local.cfg by their names.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Statements for the database, such as those that make a Routing Point.</summary>
    public IReadOnlyList<string> Sql { get; init; } = [];

    public static KamailioOptions Sha256 { get; } = new();

    public static KamailioOptions Md5 { get; } = new() { Enabled = ["WITH_MD5"] };
}
