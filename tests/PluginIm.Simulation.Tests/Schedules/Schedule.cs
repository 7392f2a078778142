using System.Text;
using PluginIm.Simulation.Tests.Network;
using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>All that is brought about in one world. The same schedule brings about the same world.</summary>
internal sealed record Schedule(ulong Seed)
{
    public required IReadOnlyList<DesktopSetting> Desktops { get; init; }

    public required Weather Weather { get; init; }

    /// <summary>Whether it is one session of more than two.</summary>
    public bool IsMeeting { get; init; }

    /// <summary>How each session's invitation is answered.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>What is done, in the order of its time.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>When everything is well again, for good.</summary>
    public required TimeSpan HealsAt { get; init; }

    /// <summary>When all has to be quiet.</summary>
    public required TimeSpan EndsAt { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder($"seed {Seed}\n");
        foreach (var desktop in Desktops)
        {
            text.Append(desktop).Append('\n');
        }

        text.Append(Weather).Append('\n');
        for (var i = 0; i < Answers.Count; i++)
        {
            text.Append("invitation to ").Append(i).Append(": ").Append(Answers[i]).Append('\n');
        }

        return text.AppendJoin('\n', Steps).Append("\nall is well from ").Append(HealsAt).Append(", all is quiet by ").Append(EndsAt).Append('\n').ToString();
    }
}
