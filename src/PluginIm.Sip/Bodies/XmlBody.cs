using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PluginIm.Sip;

/// <summary>
/// Small XML bodies from anybody: no document type, so no entity and nothing fetched (RFC 3470 7), and no more of it than a notification needs.
/// </summary>
internal static class XmlBody
{
    internal const int MaxBytes = 16 * 1024;
    private const int MaxDepth = 16;

    private static readonly XmlReaderSettings Reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Whether a text can stand in XML at all: most control characters and halves of a character cannot.</summary>
    internal static bool CanHold(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The root of the body, which has that name.</summary>
    /// <exception cref="SipParseException">It is too long, no XML, or something else.</exception>
    internal static XElement Read(ReadOnlyMemory<byte> bytes, XName root)
    {
        if (bytes.Length > MaxBytes)
        {
            throw new SipParseException("the XML is too long", "body", 413);
        }

        try
        {
            RefuseDepth(bytes);
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray(), writable: false), Reading);
            var element = XElement.Load(reader);
            return element.Name == root ? element : throw new SipParseException($"its root is no {root.LocalName}", "body");
        }
        catch (XmlException fault)
        {
            throw new SipParseException(fault.Message, "body");
        }
    }

    internal static byte[] ToBytes(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Writing))
        {
            new XDocument(root).Save(writer);
        }

        return stream.ToArray();
    }

    /// <summary>The text of an element as a token: without the line breaks and spaces around it; null where there is none.</summary>
    internal static string? Token(XElement parent, string name) =>
        parent.Element(parent.Name.Namespace + name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The value of an element is gathered by recursion: what is nested without end would overflow the stack.</summary>
    private static void RefuseDepth(ReadOnlyMemory<byte> bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray(), writable: false), Reading);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new SipParseException("the XML is nested too deep", "body");
            }
        }
    }
}
