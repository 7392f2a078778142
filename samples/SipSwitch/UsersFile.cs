using System.Buffers;

namespace SipSwitch;

/// <summary>Reads users from a file: one <c>logon:password</c> a line, what follows a further colon is for people; # starts a comment.</summary>
public static class UsersFile
{
    private static readonly SearchValues<char> NotInLogons = SearchValues.Create(" \t\"@<>");

    /// <summary>Reads the file.</summary>
    /// <exception cref="UsersFileException">A line is malformed; the exception says which and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path) => Parse(path, File.ReadAllLines(path));

    internal static IReadOnlyDictionary<string, string> Parse(string path, IReadOnlyList<string> lines)
    {
        var users = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var parts = line.Split(':', 3);
            var fault = parts.Length < 2 ? "a colon between logon and password is missing"
                : parts[0].Trim().Length == 0 ? "the logon is empty"
                : parts[0].AsSpan().ContainsAny(NotInLogons) ? "the logon holds a space, quote, bracket or @"
                : parts[1].Length == 0 ? "the password is empty"
                : !users.TryAdd(parts[0], parts[1]) ? $"the logon {parts[0]} stands there twice"
                : null;
            if (fault is not null)
            {
                throw new UsersFileException(path, i + 1, fault);
            }
        }

        return users.Count > 0 ? users : throw new UsersFileException(path, lines.Count, "there is no user");
    }
}
