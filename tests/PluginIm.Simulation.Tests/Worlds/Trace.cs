using System.Globalization;
using Microsoft.Extensions.Logging;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Worlds;

/// <summary>What happened in a world, and what of it is a fault: each line that anything logged as an error.</summary>
internal sealed class Trace(VirtualClock clock, bool keepsAll)
{
    private readonly List<string> _lines = [];
    private readonly List<string> _faults = [];

    /// <summary>All that happened, where it is kept.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public IReadOnlyList<string> Faults => _faults;

    public bool KeepsAll => keepsAll;

    /// <summary>Notes what happened.</summary>
    public void Note(string who, string what)
    {
        if (keepsAll)
        {
            _lines.Add(Stamp(who, what));
        }
    }

    /// <summary>The log of a process.</summary>
    public ILoggerFactory LoggersOf(Machine machine) => new TraceLoggers(this, machine);

    public void Log(Machine machine, LogLevel level, string message, Exception? exception)
    {
        if (machine.IsOff)
        {
            return;
        }

        Note(machine.Name, $"{level}: {message} {exception}");
        if (level >= LogLevel.Error)
        {
            _faults.Add(Stamp(machine.Name, $"{level}: {message} {exception}"));
        }
    }

    private string Stamp(string who, string what) => string.Create(CultureInfo.InvariantCulture, $"{clock.Now.TotalSeconds:0.000} {who}: {what}");
}
