using System.Buffers;
using System.Globalization;

namespace SipSwitch.Distribution;

/// <summary>
/// Reads Routing Points and queues from a file of sections, each <c>[routing-point NAME]</c> or <c>[queue NAME]</c> with the keys
/// <c>agents</c> (logons parted by commas, or *), <c>ring-time</c> and, for a queue, <c>wait</c> (both in seconds); # starts a comment.
/// </summary>
public sealed class PointsFile
{
    private const int MaxRingSeconds = 180;
    private const int MaxWaitSeconds = 3600;
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" \t\"@<>:;");

    private readonly string _path;
    private readonly IReadOnlyDictionary<string, string> _users;
    private readonly List<DistributionPoint> _points = [];
    private readonly HashSet<string> _keys = [];
    private int _line;

    private PointsFile(string path, IReadOnlyDictionary<string, string> users)
    {
        _path = path;
        _users = users;
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="users">The switch's users: agents are among them, and no point has the name of one.</param>
    /// <exception cref="PointsFileException">A line is malformed; the exception says which and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<DistributionPoint> Load(string path, IReadOnlyDictionary<string, string> users) =>
        Parse(path, File.ReadAllLines(path), users);

    internal static IReadOnlyList<DistributionPoint> Parse(string path, IReadOnlyList<string> lines, IReadOnlyDictionary<string, string> users)
    {
        var file = new PointsFile(path, users);
        foreach (var line in lines)
        {
            file._line++;
            file.Take(line.Trim());
        }

        return file._points;
    }

    private void Take(string line)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return;
        }

        if (line[0] == '[')
        {
            TakeSection(line);
        }
        else
        {
            TakeKey(line);
        }
    }

    private void TakeSection(string line)
    {
        var parts = line[^1] == ']' ? line[1..^1].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) : [];
        if (parts.Length != 2)
        {
            throw Fault(null, "a section is [routing-point NAME] or [queue NAME]");
        }

        var kind = parts[0] switch
        {
            "routing-point" => DistributionPointKind.RoutingPoint,
            "queue" => DistributionPointKind.Queue,
            _ => throw Fault(null, $"'{parts[0]}' is neither routing-point nor queue"),
        };
        var name = parts[1];
        var fault = name.AsSpan().ContainsAny(NotInNames) ? $"the name '{name}' holds a quote, bracket, colon, semicolon or @"
            : _users.ContainsKey(name) ? $"the name '{name}' is a user's logon"
            : _points.Exists(point => point.Name == name) ? $"'{name}' stands there twice"
            : null;
        if (fault is not null)
        {
            throw Fault(null, fault);
        }

        _points.Add(new DistributionPoint { Name = name, Kind = kind });
        _keys.Clear();
    }

    private void TakeKey(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? line : line[..equals].Trim();
        if (equals < 0 || key.Length == 0)
        {
            throw Fault(null, "neither a section nor key = value");
        }

        if (_points.Count == 0)
        {
            throw Fault(key, "it stands before the first section");
        }

        if (!_keys.Add(key))
        {
            throw Fault(key, "it stands in this section twice");
        }

        _points[^1] = With(_points[^1], key, line[(equals + 1)..].Trim());
    }

    private DistributionPoint With(DistributionPoint point, string key, string value) => key switch
    {
        "agents" => point with { Agents = AgentsOf(value) },
        "ring-time" => point with { RingTime = Seconds(key, value, 1, MaxRingSeconds) },
        "wait" when point.Kind == DistributionPointKind.Queue => point with { Wait = Seconds(key, value, 0, MaxWaitSeconds) },
        "wait" => throw Fault(key, "a Routing Point lets nobody wait"),
        _ => throw Fault(key, "there is no such key; known are agents, ring-time and wait"),
    };

    private string[] AgentsOf(string value)
    {
        if (value == "*")
        {
            return [];
        }

        var agents = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (agents.Length == 0)
        {
            throw Fault("agents", "there is no agent; * stands for all users");
        }

        return Array.Find(agents, agent => !_users.ContainsKey(agent)) is { } stranger
            ? throw Fault("agents", $"'{stranger}' is no user")
            : [.. agents.Distinct(StringComparer.Ordinal)];
    }

    private TimeSpan Seconds(string key, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most
            ? TimeSpan.FromSeconds(seconds)
            : throw Fault(key, $"'{value}' is no number of seconds from {least} to {most}");

    private PointsFileException Fault(string? key, string fault) => new(_path, _line, key, fault);
}
