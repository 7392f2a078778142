namespace Softphone;

/// <summary>What became of a call's sound so far.</summary>
/// <param name="Sent">Packets sent.</param>
/// <param name="Received">Packets received.</param>
/// <param name="Lost">Packets that did not come in time.</param>
/// <param name="Jitter">How unevenly they came (RFC 3550 6.4.1).</param>
/// <param name="SentLevel">Level of what is sent, in dBFS.</param>
/// <param name="ReceivedLevel">Level of what is received, in dBFS.</param>
public sealed record AudioStatistics(long Sent, long Received, long Lost, TimeSpan Jitter, double SentLevel, double ReceivedLevel)
{
    /// <summary>The level that stands for silence.</summary>
    public const double Silence = LevelMeter.Silence;

    /// <summary>Before anything was sent or received.</summary>
    public static AudioStatistics None { get; } = new(0, 0, 0, TimeSpan.Zero, Silence, Silence);
}
