namespace PluginIm.Fuzzing;

/// <summary>Messages as they were on the wire, byte for byte, embedded by folder and name.</summary>
internal static class WireFiles
{
    private const string Extension = ".sip";

    /// <summary>The names in a folder, such as Rfc4475, without folder and extension.</summary>
    public static IReadOnlyList<string> NamesIn(string folder) =>
        [.. typeof(WireFiles).Assembly.GetManifestResourceNames()
            .Where(name => Normal(name).StartsWith(folder + "/", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(Normal(name)))
            .Order(StringComparer.Ordinal)];

    /// <summary>The bytes of one.</summary>
    public static byte[] Read(string folder, string name)
    {
        var assembly = typeof(WireFiles).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(candidate => Normal(candidate) == $"{folder}/{name}{Extension}");
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // A build on Windows names the folder with a backslash.
    private static string Normal(string resource) => resource.Replace('\\', '/');
}
