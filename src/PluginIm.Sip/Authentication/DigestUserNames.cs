using System.Collections.Frozen;

namespace PluginIm.Sip;

/// <summary>The users of a realm by the hash of their names, for clients that do not show those (RFC 7616 3.4.4).</summary>
public sealed class DigestUserNames
{
    private readonly FrozenDictionary<(DigestAlgorithm Algorithm, string Hash), string> _users;

    /// <summary>Hashes the names.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="algorithms">The algorithms that are offered there.</param>
    /// <param name="users">The users.</param>
    public DigestUserNames(string realm, IEnumerable<DigestAlgorithm> algorithms, IEnumerable<string> users)
    {
        ArgumentNullException.ThrowIfNull(algorithms);
        ArgumentNullException.ThrowIfNull(users);
        var plain = algorithms.Select(DigestHash.Plain).Distinct().ToArray();
        _users = users
            .SelectMany(user => plain.Select(algorithm => (Key: (algorithm, DigestHash.UserHash(algorithm, user, realm)), User: user)))
            .ToFrozenDictionary(named => named.Key, named => named.User);
    }

    /// <summary>The user of whose name this is the hash; null for none.</summary>
    public string? Find(string hash, DigestAlgorithm algorithm) => _users.GetValueOrDefault((DigestHash.Plain(algorithm), hash));
}
