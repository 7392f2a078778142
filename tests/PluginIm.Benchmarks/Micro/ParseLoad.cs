using System.Buffers;
using System.Globalization;
using PluginIm.Sip;

namespace PluginIm.Benchmarks.Micro;

/// <summary>
/// How fast one core reads and writes messages, next to copying the same bytes and finding their line ends: what no parser can do without.
/// </summary>
internal static class ParseLoad
{
    private const double WarmUpSeconds = 4;
    private const double DefaultSeconds = 5;
    private static readonly ArrayBufferWriter<byte> Writer = new(2048);

    public static Load Load { get; } = new("parse", "reading and writing a MESSAGE of 688 bytes on one core [seconds]", RunAsync);

    private static Task<int> RunAsync(string[] args)
    {
        var seconds = args is [var given, ..] ? double.Parse(given, CultureInfo.InvariantCulture) : DefaultSeconds;
        var message = SipParser.Parse(SampleMessage.Bytes);
        var request = (SipRequest)message;
        var baseline = new Stage("copy and find line ends", CopyAndFind);
        Stage[] stages =
        [
            baseline,
            new("parse", rounds => Repeat(rounds, static () => _ = SipParser.Parse(SampleMessage.Bytes))),
            new("serialise", rounds => Repeat(rounds, () => Write(message))),
            new("parse and serialise", rounds => Repeat(rounds, static () => Write(SipParser.Parse(SampleMessage.Bytes)))),
            new("response, serialised", rounds => Repeat(rounds, () => Write(SipResponse.For(request, 200)))),
        ];
        Run(stages, WarmUpSeconds, isWarmUp: true);
        Run(stages, seconds, isWarmUp: false);
        Print(stages, baseline);
        return Task.FromResult(0);
    }

    private static void Run(Stage[] stages, double seconds, bool isWarmUp)
    {
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started).TotalSeconds < seconds;)
        {
            foreach (var stage in stages)
            {
                stage.RunSlice(isWarmUp);
            }
        }
    }

    private static void Print(Stage[] stages, Stage baseline)
    {
        Console.WriteLine($"{"one core, 688 bytes",-26}{"rounds/s",12}{"ns",10}{"bytes",8}{"of the baseline's rate",24}");
        foreach (var stage in stages)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{stage.Name,-26}{1e9 / stage.Nanoseconds,12:N0}{stage.Nanoseconds,10:F1}{stage.BytesPerRound,8:F0}{baseline.Nanoseconds / stage.Nanoseconds,24:F3}"));
        }
    }

    private static void Repeat(int rounds, Action round)
    {
        for (var i = 0; i < rounds; i++)
        {
            round();
        }
    }

    private static void Write(SipMessage message)
    {
        Writer.ResetWrittenCount();
        message.WriteTo(Writer);
    }

    private static void CopyAndFind(int rounds)
    {
        var lines = 0;
        for (var i = 0; i < rounds; i++)
        {
            ReadOnlySpan<byte> rest = SampleMessage.Bytes.AsSpan().ToArray();
            for (var end = rest.IndexOf("\r\n"u8); end >= 0; end = rest.IndexOf("\r\n"u8))
            {
                rest = rest[(end + 2)..];
                lines++;
            }
        }

        GC.KeepAlive(lines);
    }
}
