using System.CommandLine;
using System.CommandLine.Parsing;
using PluginIm.Sip;

namespace SipSwitch.Hosting;

/// <summary>The command line.</summary>
internal static class SwitchCommand
{
    public static RootCommand Create()
    {
        var listen = new Option<SipPeer[]>("--listen")
        {
            Description = "Where to listen, as tcp:HOST:PORT, udp:HOST:PORT or tls:HOST:PORT; may be given several times",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = ParsePeers,
            DefaultValueFactory = _ => [SipPeer.Parse("tcp:127.0.0.1:5060"), SipPeer.Parse("udp:127.0.0.1:5060")],
        };
        var certificate = new Option<FileInfo?>("--certificate")
        {
            Description = "The switch's certificate for TLS, a PEM file that holds its private key too",
        };
        var domain = new Option<string>("--domain") { Description = "The domain that is served", DefaultValueFactory = _ => "im.test" };
        var users = new Option<FileInfo>("--users")
        {
            Description = "The users, one logon:password a line",
            DefaultValueFactory = _ => Beside("demo-users.txt"),
        };
        var points = new Option<FileInfo?>("--points")
        {
            Description = "The Routing Points and queues; without --users and --points those of the demonstration",
        };
        var log = new Option<FileInfo?>("--log") { Description = "Write a log to this file" };
        var trace = new Option<bool>("--trace") { Description = "Log every SIP message, without credentials and texts" };
        var traceTexts = new Option<bool>("--trace-texts") { Description = "The same with texts" };
        var freePort = new Option<bool>("--free-port") { Description = "Take a free port where the one asked for is taken" };
        var digest = new Option<DigestAlgorithm[]>("--digest")
        {
            Description = "The digest algorithms in the order in which they are offered, as sha-256,md5, also sha-256-sess and md5-sess; clients such as sipp need md5 alone",
            CustomParser = ParseAlgorithms,
            DefaultValueFactory = _ => [DigestAlgorithm.Sha256, DigestAlgorithm.Md5],
        };
        var userHash = new Option<bool>("--user-hash") { Description = "Ask clients to hash the user's name in their credentials" };
        var limits = new LimitOptions();
        var command = new RootCommand(
            "A SIP switch for one domain: registrar and forking proxy with Routing Points and queues, over UDP, TCP and TLS.")
        {
            listen, certificate, domain, users, points, log, trace, traceTexts, freePort, digest, userHash,
        };
        limits.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(log) is null && (result.GetValue(trace) || result.GetValue(traceTexts)))
            {
                result.AddError("A trace goes into the log file: give --log FILE too.");
            }

            var secured = result.GetResult(listen)?.Tokens.Any(token => SipPeer.TryParse(token.Value, out var peer) && peer.Transport == SipTransport.Tls);
            if (secured == true && result.GetValue(certificate) is null)
            {
                result.AddError("Who listens with TLS needs a certificate: give --certificate FILE too.");
            }
        });
        command.SetAction((result, cancellationToken) => new SwitchProgram(Console.Out, Console.Error).RunAsync(
            new SwitchArguments
            {
                Listen = result.GetRequiredValue(listen),
                Domain = result.GetRequiredValue(domain),
                Users = result.GetRequiredValue(users),
                Points = result.GetValue(points) ?? (result.GetResult(users) is { Implicit: false } ? null : Beside("demo-points.txt")),
                Certificate = result.GetValue(certificate),
                Log = result.GetValue(log),
                Trace = result.GetValue(trace),
                TraceTexts = result.GetValue(traceTexts),
                FreePort = result.GetValue(freePort),
                Algorithms = result.GetRequiredValue(digest),
                UserHash = result.GetValue(userHash),
                Limits = limits.Read(result),
            },
            cancellationToken));
        return command;
    }

    private static FileInfo Beside(string name) => new(Path.Combine(AppContext.BaseDirectory, name));

    private static DigestAlgorithm[]? ParseAlgorithms(ArgumentResult result)
    {
        var algorithms = new List<DigestAlgorithm>();
        foreach (var name in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (DigestHash.Find(name.Replace("sha256", "sha-256", StringComparison.OrdinalIgnoreCase)) is not { } known || algorithms.Contains(known))
            {
                result.AddError($"'{result.Tokens[0].Value}' is not sha-256, md5, sha-256-sess or md5-sess, or several parted by commas.");
                return null;
            }

            algorithms.Add(known);
        }

        return [.. algorithms];
    }

    private static SipPeer[]? ParsePeers(ArgumentResult result)
    {
        var peers = new List<SipPeer>();
        foreach (var token in result.Tokens)
        {
            if (!SipPeer.TryParse(token.Value, out var peer))
            {
                result.AddError($"'{token.Value}' is not tcp:HOST:PORT, udp:HOST:PORT or tls:HOST:PORT.");
                return null;
            }

            peers.Add(peer);
        }

        return [.. peers];
    }
}
