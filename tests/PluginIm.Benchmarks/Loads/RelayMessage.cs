using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace PluginIm.Benchmarks;

/// <summary>A MESSAGE as bytes whose number is put in place for each, and its answer: as little work as a peer can have.</summary>
internal sealed class RelayMessage
{
    private const int FirstNumber = 1_000_000_000;
    private const int Remembered = 65_536;

    private readonly byte[] _bytes;
    private readonly int[] _places;
    private readonly long[] _sentAt = new long[Remembered];
    private int _number = FirstNumber;

    public RelayMessage(string target, string toTag, IPEndPoint near)
    {
        var body = new string('m', 200);
        var text = $"MESSAGE {target} SIP/2.0\r\nVia: SIP/2.0/UDP {near};branch=z9hG4bK{FirstNumber};rport\r\nMax-Forwards: 70\r\n"
            + $"From: \"Kate Milburn\" <sip:{RelayTraffic.Sender}@im.test>;tag=here\r\nTo: <sip:{RelayTraffic.Receiver}@im.test>{toTag}\r\n"
            + $"Call-ID: {FirstNumber}@127.0.0.1\r\nCSeq: {FirstNumber} MESSAGE\r\nContent-Type: text/plain;charset=UTF-8\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}";
        _bytes = Encoding.ASCII.GetBytes(text);
        var number = FirstNumber.ToString(CultureInfo.InvariantCulture);
        List<int> places = [];
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            places.Add(at);
        }

        _places = [.. places];
    }

    /// <summary>The next message; valid until the one after it is asked for.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var number = _number++;
        foreach (var place in _places)
        {
            number.TryFormat(_bytes.AsSpan(place), out _, default, CultureInfo.InvariantCulture);
        }

        _sentAt[number % Remembered] = Stopwatch.GetTimestamp();
        return _bytes;
    }

    public static bool IsSuccess(ReadOnlySpan<byte> answer) => answer.StartsWith("SIP/2.0 200 "u8);

    /// <summary>How long ago the message that this answers was sent.</summary>
    public TimeSpan TookOf(ReadOnlySpan<byte> answer)
    {
        var line = answer[(answer.IndexOf("\r\nCSeq: "u8) + 8)..];
        var number = int.Parse(line[..line.IndexOf((byte)' ')], CultureInfo.InvariantCulture);
        return Stopwatch.GetElapsedTime(_sentAt[number % Remembered]);
    }

    /// <summary>Writes the 200 to a request: what section 8.2.6 of RFC 3261 has it copy. Its length.</summary>
    public static int Answer(ReadOnlySpan<byte> request, Span<byte> answer)
    {
        var length = Put("SIP/2.0 200 OK\r\n"u8, answer, 0);
        while (true)
        {
            var end = request.IndexOf("\r\n"u8);
            if (end <= 0)
            {
                return Put("Content-Length: 0\r\n\r\n"u8, answer, length);
            }

            var line = request[..end];
            request = request[(end + 2)..];
            var isTo = line.StartsWith("To:"u8);
            if (isTo || line.StartsWith("Via:"u8) || line.StartsWith("From:"u8) || line.StartsWith("Call-ID:"u8) || line.StartsWith("CSeq:"u8))
            {
                length = Put(line, answer, length);
                length = isTo && line.IndexOf(";tag="u8) < 0 ? Put(";tag=there"u8, answer, length) : length;
                length = Put("\r\n"u8, answer, length);
            }
        }
    }

    private static int Put(ReadOnlySpan<byte> text, Span<byte> into, int at)
    {
        text.CopyTo(into[at..]);
        return at + text.Length;
    }
}
