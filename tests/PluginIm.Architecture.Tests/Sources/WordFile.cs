using System.Xml.Linq;

namespace PluginIm.Architecture.Tests.Sources;

/// <summary>The words of one language, by their names.</summary>
internal static class WordFile
{
    public static IReadOnlyDictionary<string, string> Read(string xml) => XDocument.Parse(xml).Root!
        .Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
}
