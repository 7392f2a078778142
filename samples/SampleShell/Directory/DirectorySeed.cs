using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Who is in the directory on the first start: the users of the demonstration's switch, four Routing Points and four queues.</summary>
internal static class DirectorySeed
{
    public const string Domain = "im.test";

    private const int FirstExtension = 4101;

    private static readonly (string Id, string Name, string Extension)[] RoutingPoints =
    [
        ("rp-service", "Service Desk", "8001"),
        ("rp-billing", "Billing", "8002"),
        ("rp-claims", "Claims", "8003"),
        ("rp-escalation", "Escalation", "8004"),
    ];

    private static readonly (string Id, string Name, string Extension)[] Queues =
    [
        ("q-customer-care", "Customer Care", "9001"),
        ("q-technical-support", "Technical Support", "9002"),
        ("q-sales", "Sales", "9003"),
        ("q-back-office", "Back Office", "9004"),
    ];

    /// <summary>What the telephone system says of the agents; who works at a desktop says so himself.</summary>
    private static readonly Presence[] PhoneStates =
        [Presence.Offline, Presence.Offline, Presence.Ready, Presence.Busy, Presence.Offline, Presence.NotReady, Presence.Ready];

    public static IEnumerable<InternalTarget> Targets() =>
        Agents().Concat(Places(InternalTargetKind.RoutingPoint, RoutingPoints)).Concat(Places(InternalTargetKind.Queue, Queues));

    public static string AddressOf(string id) => $"sip:{id}@{Domain}";

    private static IEnumerable<InternalTarget> Agents()
    {
        using var stream = typeof(DirectorySeed).Assembly.GetManifestResourceStream("demo-users.txt")
            ?? throw new InvalidOperationException("The list of users is missing in this program.");
        using var reader = new StreamReader(stream);
        var extension = FirstExtension;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var fields = line.Split(':');
            yield return Agent(fields[0], fields[2], extension++);
        }
    }

    private static InternalTarget Agent(string logon, string displayName, int extension)
    {
        var names = displayName.Split(' ', 2);
        return new InternalTarget
        {
            Kind = InternalTargetKind.Agent,
            Id = logon,
            DisplayName = displayName,
            FirstName = names[0],
            LastName = names[1],
            EmailAddress = $"{logon}@{Domain}",
            PhoneNumber = $"+1 555 01{extension / 100 % 100:00} {extension}",
            SipAddress = AddressOf(logon),
            Presence = OnPhone(PhoneStates[(extension - FirstExtension) % PhoneStates.Length]),
        };
    }

    private static IEnumerable<InternalTarget> Places(InternalTargetKind kind, (string Id, string Name, string Extension)[] places) =>
        places.Select(place => new InternalTarget
        {
            Kind = kind,
            Id = place.Id,
            DisplayName = place.Name,
            PhoneNumber = $"+1 555 0100 {place.Extension}",
            SipAddress = AddressOf(place.Id),
            Presence = OnPhone(Presence.Ready),
        });

    private static Dictionary<Medium, Presence> OnPhone(Presence presence) => new() { [Medium.Voice] = presence };
}
