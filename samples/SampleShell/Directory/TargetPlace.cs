using PluginIm.Contracts;

namespace SampleShell;

/// <summary>
/// The number under which the full-text index keeps a target. It grows in the order in which targets are shown (first who works at a desktop, the ready
/// ones before the others, then whom the telephone reaches, then by kind and name), so that a search reads the first few and stops.
/// </summary>
internal static class TargetPlace
{
    private const int RankBits = 40;

    private const int KindBits = 2;

    private const int MostReachable = 7;

    /// <summary>The same as <see cref="Of"/> in SQL, for the triggers.</summary>
    /// <param name="status">An expression for the agent's status; 0 for none.</param>
    public static string Sql(string status) =>
        $"(((7 - CASE WHEN {status} > 0 THEN 4 + {status} ELSE phone_presence END) * 4 + kind) << 40) + rank";

    public static long Of(AgentStatus status, Presence phone, InternalTargetKind kind, long rank) =>
        (Class(Reach(status, phone), kind) << RankBits) + rank;

    /// <summary>The stretches of places in which those asked for can be, in their order.</summary>
    public static IReadOnlyList<(long First, long Last)> Stretches(bool readyOnly) => readyOnly
        ? [Stretch(Reach(AgentStatus.Ready, Presence.Offline)), Stretch(Reach(AgentStatus.LoggedOff, Presence.Ready))]
        : [(0, long.MaxValue)];

    private static (long First, long Last) Stretch(int reach) =>
        (Class(reach, 0) << RankBits, (Class(reach - 1, 0) << RankBits) - 1);

    private static int Reach(AgentStatus status, Presence phone) => status > AgentStatus.LoggedOff ? 4 + (int)status : (int)phone;

    private static long Class(int reach, InternalTargetKind kind) => ((long)(MostReachable - reach) << KindBits) + (int)kind;
}
