namespace PluginIm.Benchmarks;

/// <summary>The loads by name.</summary>
internal static class Loads
{
    private static readonly Load[] All =
    [
        Micro.ParseLoad.Load,
        new("message", "MESSAGE/200 over UDP and TCP against a raw echo: [seconds a measurement = 2] [rounds = 3]", MessageLoad.RunAsync),
        new("relay", "a switch relays MESSAGE by UDP, against a raw echo: [seconds = 5] [outstanding = 64] [a switch without passwords, as udp:HOST:PORT]", RelayLoad.RunAsync),
        new("traffic", "one traffic alone, for a profiler: [udp|tcp] [outstanding = 64] [seconds = 5]", TrafficLoad.RunAsync),
        new("endurance", "the first and the last minute, in turns with a raw echo: [minutes = 5] [seconds a minute = 60]", EnduranceLoad.RunAsync),
        new("dialogs", "what open dialogs cost: [dialogs = 10000] [seconds a measurement = 2] [rounds = 3]", DialogsLoad.RunAsync),
        new("isolation", "the others' rate while TCP peers hang: [seconds a measurement = 2] [rounds = 7]", IsolationLoad.RunAsync),
        new("journal", "a message into the journal, against a raw append to a file: [seconds a measurement = 2] [rounds = 3]", JournalLoad.RunAsync),
        new("sessions", "a message from Send to the other side's transcript, against a raw relay: [sessions = 10000] [messages = 2000] [rounds = 3]", SessionsLoad.RunAsync),
        new("search", "a keystroke in the Team Communicator, among many targets and among few: [targets = 100000] [rounds = 5]", SearchLoad.RunAsync),
        new("history", "a page and a search in the contacts' history: [entries = 1000000] [rounds = 7]", HistoryLoad.RunAsync),
        new("start", "a start of the sample shell with its modules and without, by turns: [rounds = 7]; needs a display", StartLoad.RunAsync),
        new("connections", "what is left after so many TCP connections: [connections = 10000]", ConnectionsLoad.RunAsync),
        new("leak", "what is left after [transactions = 1000000] and [dialogs = 100000]", LeakLoad.RunAsync),
    ];

    public static Load? Find(string name) => Array.Find(All, load => load.Name == name);

    public static int PrintUsage()
    {
        Console.WriteLine("usage: PluginIm.Benchmarks micro [BenchmarkDotNet's arguments] | NAME [arguments]");
        foreach (var load in All)
        {
            Console.WriteLine($"  {load.Name,-12} {load.Summary}");
        }

        return 2;
    }
}
