using System.Xml;

namespace SipSwitch.Presence;

/// <summary>Reads from a presence document whether somebody is there for messages (RFC 3863): at least one of its tuples is open.</summary>
internal static class PidfReader
{
    public const string MediaType = "application/pidf+xml";

    private const string Namespace = "urn:ietf:params:xml:ns:pidf";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 65536,
        IgnoreComments = true,
    };

    /// <summary>False where the document is none, or says of nobody whether they are open.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> document, out bool isOpen)
    {
        isOpen = false;
        var saysSo = false;
        try
        {
            using var stream = new MemoryStream(document.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Settings);
            while (reader.ReadToFollowing("basic", Namespace))
            {
                var basic = reader.ReadElementContentAsString().Trim();
                saysSo |= basic is "open" or "closed";
                isOpen |= basic == "open";
            }
        }
        catch (XmlException)
        {
            return false;
        }

        return saysSo;
    }
}
