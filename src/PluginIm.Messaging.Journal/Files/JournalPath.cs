using System.Security.Cryptography;
using System.Text;

namespace PluginIm.Messaging.Journal;

/// <summary>Where an agent's file lies, and what lies beside it.</summary>
internal static class JournalPath
{
    private const int LongestName = 32;
    private const int HashBytes = 8;

    /// <summary>
    /// A name that people recognise and that no other address has: its user part as far as any file system takes it, and a hash.
    /// The host is the same in every case of letters, the user part is not (RFC 3261 19.1.4).
    /// </summary>
    public static string Of(string directory, string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var exact = at < 0 ? address : address[..at] + address[at..].ToLowerInvariant();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(exact)).AsSpan(0, HashBytes));
        var name = string.Concat(ImParty.FromAddress(address).Logon.Where(char.IsAsciiLetterOrDigit).Take(LongestName));
        return Path.Combine(directory, $"{name}-{hash}.journal");
    }

    public static string LockOf(string file) => file + ".lock";

    /// <summary>What SQLite keeps beside the file: without it the file is not whole.</summary>
    public static IEnumerable<string> CompanionsOf(string file) => [file + "-wal", file + "-journal", file + "-shm"];

    /// <summary>Moves the file and its companions out of the way; the name it has from then on.</summary>
    public static string MoveAside(string file, DateTimeOffset now)
    {
        var aside = $"{file}.broken-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";
        for (var number = 2; File.Exists(aside); number++)
        {
            aside = $"{file}.broken-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{number}";
        }

        foreach (var companion in CompanionsOf(file).Where(File.Exists))
        {
            File.Move(companion, aside + companion[file.Length..]);
        }

        File.Move(file, aside);
        return aside;
    }
}
