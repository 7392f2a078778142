using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using PluginIm.Interop.Tests.Environment;
using PluginIm.Sip.Tests.Transport;

namespace PluginIm.Interop.Tests.Peers;

/// <summary>The files of deploy/kamailio with one test's values, a certificate and a database, as README.md there tells an operator to make them.</summary>
internal static partial class KamailioFolder
{
    /// <summary>Everybody who can sign in; the password is <c>pw-NAME</c>.</summary>
    public static string[] Users { get; } = ["kate", "amy", "tom", "nora", "carol", "dave", "kmilburn", "amiller"];

    private static readonly Lazy<Task<string>> Database = new(MakeDatabaseAsync);

    public static string Source(string file) => RepositoryFolder.File(Path.Combine("deploy/kamailio", file));

    public static string PasswordOf(string user) => $"pw-{user}";

    /// <summary>Fills the folder; its certificate is for 127.0.0.1.</summary>
    public static async Task FillAsync(
        string folder, string address, (int Plain, int Tls) ports, KamailioOptions options, TestAuthority authority)
    {
        Directory.CreateDirectory(Path.Combine(folder, "run"));
        Directory.CreateDirectory(Path.Combine(folder, "tls"));
        File.Copy(Source("kamailio.cfg"), Path.Combine(folder, "kamailio.cfg"));
        await File.WriteAllTextAsync(Path.Combine(folder, "kamailio-local.cfg"), Local(folder, address, ports, options));
        var tls = await File.ReadAllTextAsync(Source("tls.cfg"));
        await File.WriteAllTextAsync(Path.Combine(folder, "tls.cfg"), tls.Replace("/etc/kamailio/tls", $"{folder}/tls", StringComparison.Ordinal));
        using var certificate = authority.Issue("localhost", forLoopback: true);
        using var key = certificate.GetECDsaPrivateKey()!;
        await File.WriteAllTextAsync(Path.Combine(folder, "tls/certificate.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "tls/authority.pem"), authority.Trusted[0].ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "tls/key.pem"), key.ExportPkcs8PrivateKeyPem());
        File.Copy(await Database.Value, Path.Combine(folder, "im.sqlite"));
        Execute(Path.Combine(folder, "im.sqlite"), string.Join('\n', options.Sql));
    }

    private static string Local(string folder, string address, (int Plain, int Tls) ports, KamailioOptions options)
    {
        var text = File.ReadAllText(Source("kamailio-local.cfg"));
        var values = new Dictionary<string, string>
        {
            ["IM_DOMAIN"] = "im.test",
            ["IM_SECRET"] = RandomNumberGenerator.GetHexString(32),
            ["IM_DB_URL"] = $"sqlite:///{folder}/im.sqlite",
            ["IM_TLS_CONFIG"] = $"{folder}/tls.cfg",
            ["IM_RUN"] = $"{folder}/run",
            ["IM_STORE_PROXY"] = $"sip:{address}:{ports.Plain}",
            ["IM_REQUESTS_PER_ADDRESS"] = "100000",
        };
        foreach (var (name, value) in options.Values)
        {
            values[name] = value;
        }

        foreach (var (name, value) in values)
        {
            text = Replace(text, $"(#!substdef \"!{name}!)[^!]*(!g\")", value, $"(#!define {name} ).*()");
        }

        foreach (var name in options.Enabled)
        {
            text = Replace(text, $"#(#!define {name})()", "");
        }

        text = ListenLines().Replace(text, "");
        return text + string.Create(CultureInfo.InvariantCulture, $"""

            listen=udp:{address}:{ports.Plain}
            listen=tcp:{address}:{ports.Plain}
            listen=tls:{address}:{ports.Tls}
            children={options.DatagramWorkers}
            tcp_children=2

            """);
    }

    private static string Replace(string text, string pattern, string value, string? otherwise = null)
    {
        if (!Regex.IsMatch(text, pattern) && otherwise is not null)
        {
            pattern = otherwise;
        }

        Assert.MatchesRegex(new Regex(pattern), text, "kamailio-local.cfg has no such value.");
        return Regex.Replace(text, pattern, match => match.Groups[1].Value + value + match.Groups[2].Value);
    }

    /// <summary>A database with all tables and users, made once by what an operator uses.</summary>
    private static async Task<string> MakeDatabaseAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pluginim-interop-db-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var tables = new[] { "standard", "auth_db", "msilo", "presence" }.Select(name => $"/usr/share/kamailio/db_sqlite/{name}-create.sql");
        await using var script = PeerProgram.Start(Source("im-users"), folder, "im.test");
        foreach (var user in Users)
        {
            await script.WriteLineAsync($"{user} {PasswordOf(user)}");
        }

        script.CloseInput();
        Assert.AreEqual(0, await script.WaitForEndAsync(), script.Output);
        var file = Path.Combine(folder, "im.sqlite");
        Execute(file, string.Join('\n', tables.Append(Source("im-tables.sql")).Select(File.ReadAllText).Append(script.Output)));
        return file;
    }

    private static void Execute(string file, string statements)
    {
        if (statements.Length == 0)
        {
            return;
        }

        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the repository's own files.
        command.CommandText = statements;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    [GeneratedRegex("^(listen|children|tcp_children)=.*$", RegexOptions.Multiline)]
    private static partial Regex ListenLines();
}
