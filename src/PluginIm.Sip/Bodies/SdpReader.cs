using System.Globalization;

namespace PluginIm.Sip;

/// <summary>Reads session descriptions; lines of kinds that nobody here needs are passed over (RFC 8866 section 5).</summary>
internal sealed class SdpReader
{
    private const int MaxLines = 500;

    private readonly List<SdpAttributeLine> _sessionAttributes = [];
    private readonly List<MediaDescription> _media = [];
    private readonly List<string> _sessionBandwidths = [];
    private List<SdpAttributeLine> _attributes;
    private List<string> _bandwidths;
    private string? _information;
    private string? _origin;
    private string? _name;
    private string? _connection;
    private string? _timing;

    private SdpReader() => (_attributes, _bandwidths) = (_sessionAttributes, _sessionBandwidths);

    internal static SessionDescription Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new SdpReader();
        var position = 0;
        for (var lines = 0; position < bytes.Length; lines++)
        {
            var line = MimeLines.TakeLine(bytes, ref position);
            if (line.IsEmpty && position >= bytes.Length)
            {
                break;
            }

            if (lines == MaxLines || line.Length < 2 || line[1] != '=' || line.ContainsAny((byte)'\r', (byte)0))
            {
                throw Fault("a line is not a letter, an equals sign and a value");
            }

            if ((lines == 0) != (line[0] == 'v'))
            {
                throw Fault("the description does not start with its version");
            }

            reader.Take((char)line[0], SipGrammar.Decode(line[2..]));
        }

        return new SessionDescription
        {
            Origin = reader._origin ?? throw Fault("there is no origin"),
            SessionName = reader._name ?? "-",
            Information = reader._information,
            Bandwidths = reader._sessionBandwidths,
            Connection = reader._connection,
            Timing = reader._timing ?? "0 0",
            Attributes = reader._sessionAttributes,
            Media = reader._media,
        };
    }

    private static SipParseException Fault(string fault) => new(fault, "session description");

    private void Take(char type, string value)
    {
        switch (type)
        {
            case 'v' when value.Trim() != "0":
                throw Fault("the version is not 0");
            case 'o':
                _origin = value;
                break;
            case 's':
                _name = value;
                break;
            case 't':
                _timing ??= value;
                break;
            case 'c' when _media.Count == 0:
                _connection = value;
                break;
            case 'c':
                _media[^1] = _media[^1] with { Connection = value };
                break;
            case 'i' when _media.Count == 0:
                _information = value;
                break;
            case 'i':
                _media[^1] = _media[^1] with { Information = value };
                break;
            case 'b':
                _bandwidths.Add(value);
                break;
            case 'a':
                var colon = value.IndexOf(':', StringComparison.Ordinal);
                _attributes.Add(colon < 0 ? new SdpAttributeLine(value, null) : new SdpAttributeLine(value[..colon], value[(colon + 1)..]));
                break;
            case 'm':
                TakeMedia(value);
                break;
        }
    }

    private void TakeMedia(string value)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // A port may be given as port/count.
        if (words.Length < 4
            || !ushort.TryParse(words[1].Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw Fault("a media line is malformed");
        }

        (_attributes, _bandwidths) = ([], []);
        _media.Add(new MediaDescription
        {
            Kind = words[0],
            Port = port,
            Protocol = words[2],
            Formats = words[3..],
            Bandwidths = _bandwidths,
            Attributes = _attributes,
        });
    }
}
