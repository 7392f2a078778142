namespace PluginIm.Messaging;

/// <summary>Who is in a conversation of more than two, as the one who passes on what is said in it tells the others.</summary>
/// <param name="Revision">Counts the changes, from 1: a higher one is newer.</param>
/// <param name="Parties">Everybody, the one who tells it and the one who is told included.</param>
public sealed record CarrierRoster(int Revision, IReadOnlyList<ImParty> Parties)
{
    /// <summary>No conversation has more parties.</summary>
    public const int MostParties = 20;
}
