using System.Globalization;
using PluginIm.Contracts;
using SampleShell;

namespace PluginIm.Benchmarks;

/// <summary>A directory as large as asked for, of which one target in a hundred is a Routing Point or a queue.</summary>
internal sealed record SearchedDirectory(TargetDirectory Targets, long Megabytes)
{
    private const int OneAtADesktop = 20;

    private static readonly string[] FirstNames =
        ["Amy", "Kate", "Zoë", "Jürgen", "Diego", "Li", "Nadia", "Øystein", "Sam", "Petra", "Anders", "Maria", "John", "Chloé", "Ivan", "Amir", "Sofia", "Tom", "Ute", "Björn"];

    private static readonly string[] LastNames =
        ["Miller", "Müller", "Smith", "Baumann", "Alvarez", "Chen", "Haddad", "Østberg", "Novak", "Weiß", "Andersson", "Garcia", "Johnson", "Dupont", "Petrov", "Khan",
         "Rossi", "Brown", "Schulze", "Lindström", "Kapoor", "Hughes", "Weaver", "O'Neill", "Silva", "Kowalski", "Meyer", "Jensen", "Tanaka", "Okafor", "Martin"];

    public static async Task<SearchedDirectory> CreateAsync(string file, int count)
    {
        var database = DirectoryDatabase.Open(file);
        using (var connection = database.Connect())
        using (var transaction = connection.BeginTransaction())
        {
            using var clear = connection.CreateCommand();
            clear.Transaction = transaction;
            clear.CommandText = "DELETE FROM target";
            clear.ExecuteNonQuery();
            DirectorySchema.Fill(connection, transaction, Enumerable.Range(0, count).Select(Target));
            await transaction.CommitAsync();
        }

        var states = new AgentStates(database, TimeProvider.System);
        await SignInAsync(database, states, count);
        return new SearchedDirectory(new TargetDirectory(database, states), new FileInfo(file).Length / 1_000_000);
    }

    private static async Task SignInAsync(DirectoryDatabase database, AgentStates states, int count)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        // The lease is long enough for the whole run.
        command.CommandText = "INSERT INTO agent_state VALUES ($logon, $status, $until)";
        for (var number = 0; number < count; number += OneAtADesktop)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$logon", Target(number).Id);
            command.Parameters.AddWithValue("$status", 1 + (number / OneAtADesktop % 3));
            command.Parameters.AddWithValue("$until", states.OldestValid() + (long)TimeSpan.FromHours(1).TotalMilliseconds);
            command.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
    }

    private static InternalTarget Target(int number)
    {
        var kind = (number % 200) switch { 99 => InternalTargetKind.RoutingPoint, 199 => InternalTargetKind.Queue, _ => InternalTargetKind.Agent };
        var (first, last) = (FirstNames[number % FirstNames.Length], LastNames[number / FirstNames.Length % LastNames.Length]);
        var logon = kind == InternalTargetKind.Agent
            ? string.Create(CultureInfo.InvariantCulture, $"{SearchWords.ToIndex(first).First()[0]}{SearchWords.ToIndex(last).First()}{number}")
            : string.Create(CultureInfo.InvariantCulture, $"{(kind == InternalTargetKind.Queue ? "q" : "rp")}-{number}");
        return new InternalTarget
        {
            Kind = kind,
            Id = logon,
            DisplayName = kind == InternalTargetKind.Agent ? $"{first} {last}" : string.Create(CultureInfo.InvariantCulture, $"Service {number}"),
            FirstName = kind == InternalTargetKind.Agent ? first : null,
            LastName = kind == InternalTargetKind.Agent ? last : null,
            EmailAddress = kind == InternalTargetKind.Agent ? $"{logon}@im.test" : null,
            PhoneNumber = string.Create(CultureInfo.InvariantCulture, $"+1 555 {number / 10_000:0000} {number % 10_000:0000}"),
            SipAddress = $"sip:{logon}@im.test",
            Presence = new Dictionary<Medium, Presence> { [Medium.Voice] = (Presence)(number % 4) },
        };
    }
}
