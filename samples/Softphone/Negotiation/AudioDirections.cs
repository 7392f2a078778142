namespace Softphone;

/// <summary>The rules for directions in offers and answers (RFC 3264 6.1).</summary>
internal static class AudioDirections
{
    private static readonly (AudioDirection Direction, string Name)[] Names =
    [
        (AudioDirection.SendReceive, "sendrecv"),
        (AudioDirection.SendOnly, "sendonly"),
        (AudioDirection.ReceiveOnly, "recvonly"),
        (AudioDirection.Inactive, "inactive"),
    ];

    public static bool Sends(this AudioDirection direction) => direction is AudioDirection.SendReceive or AudioDirection.SendOnly;

    public static bool Receives(this AudioDirection direction) => direction is AudioDirection.SendReceive or AudioDirection.ReceiveOnly;

    /// <summary>The attribute's name.</summary>
    public static string ToName(this AudioDirection direction) => Names.First(pair => pair.Direction == direction).Name;

    /// <summary>The direction that an attribute names; null where it is another attribute.</summary>
    public static AudioDirection? FromName(string name) =>
        Names.FirstOrDefault(pair => pair.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } found ? found.Direction : null;

    public static AudioDirection Of(bool sends, bool receives) =>
        sends ? (receives ? AudioDirection.SendReceive : AudioDirection.SendOnly)
            : receives ? AudioDirection.ReceiveOnly : AudioDirection.Inactive;

    /// <summary>The answer to an offered direction: to send to whoever listens, and to listen to whoever sends unless this side holds (6.1).</summary>
    public static AudioDirection Answer(AudioDirection offered, bool holds) => Of(sends: offered.Receives(), receives: !holds && offered.Sends());
}
