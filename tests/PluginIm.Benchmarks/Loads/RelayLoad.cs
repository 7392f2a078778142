using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Sip;
using SipSwitch;

namespace PluginIm.Benchmarks;

/// <summary>
/// MESSAGE/200 through a switch, from one raw socket to another, as a share of what the sockets alone give: SipSwitch in this process, or another
/// switch that asks for no passwords.
/// </summary>
internal static class RelayLoad
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var duration = LoadArguments.Seconds(arguments, 0, 5);
        var outstanding = (int)LoadArguments.Number(arguments, 1, 64);
        var options = new SwitchOptions
        {
            Listen = [new SipPeer(SipTransport.Udp, "127.0.0.1", 0)],
            Users = new Dictionary<string, string> { [RelayTraffic.Sender] = RelayTraffic.Password, [RelayTraffic.Receiver] = RelayTraffic.Password },
            Limits = new SwitchLimits { RequestsPerSecondPerSource = 0, RequestsPerSecondPerUser = 0, MaxPendingRequests = 100_000 },
        };
        await using var own = new SwitchHost(options, NullLoggerFactory.Instance);
        await own.StartAsync();
        var other = arguments.Length > 2 ? SipPeer.Parse(arguments[2]) : null;
        using var traffic = RelayTraffic.Start(other ?? own.Listening[0]);

        var raw = await RawEcho.RunAsync(traffic.Sample(), outstanding, duration);
        var (rate, times) = await traffic.MeasureAsync(outstanding, duration);

        Console.WriteLine($"{(other is null ? "SipSwitch" : other)}, MESSAGE of {traffic.Sample().Length} bytes, {outstanding} outstanding:");
        Console.WriteLine($"  raw echo {raw,9:N0}/s");
        Console.WriteLine($"  relayed  {rate,9:N0}/s  {rate / raw:F3} of raw, p50 {times.Percentile(0.5).TotalMilliseconds:F2} ms, "
            + $"p99 {times.Percentile(0.99).TotalMilliseconds:F2} ms");
        return 0;
    }
}
