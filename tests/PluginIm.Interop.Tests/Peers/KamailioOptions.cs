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

    /// <summary>How many processes take datagrams: several may pass on two from one place the other way round.</summary>
    public int DatagramWorkers { get; init; } = 2;

    public static KamailioOptions Sha256 { get; } = new();

    public static KamailioOptions Md5 { get; } = new() { Enabled = ["WITH_MD5"] };

    /// <summary>The Routing Point <c>help</c>.</summary>
    /// <param name="ringSeconds">How long each agent has to answer.</param>
    /// <param name="agents">Who is behind it, in the order in which they are offered something first.</param>
    public static KamailioOptions RoutingPoint(int ringSeconds, params string[] agents) => new()
    {
        Sql =
        [
            $"INSERT INTO im_point (point, domain, ring_seconds) VALUES ('help', 'im.test', {ringSeconds});",
            .. agents.Select(agent => $"INSERT INTO im_member (point, domain, agent) VALUES ('help', 'im.test', '{agent}');"),
        ],
    };
}
