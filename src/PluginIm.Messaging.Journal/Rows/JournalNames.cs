namespace PluginIm.Messaging.Journal;

/// <summary>The values of an enumeration by name, and by nothing else: a number is no name.</summary>
internal static class JournalNames<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(value => value.ToString());

    public static T? Find(string name) => Values.TryGetValue(name, out var value) ? value : null;
}
