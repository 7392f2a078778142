using System.Text;

namespace PluginIm.Sip;

/// <summary>A request method. Methods are case-sensitive (RFC 3261 section 7.1).</summary>
public readonly struct SipMethod : IEquatable<SipMethod>
{
    private static readonly SipMethod[] Known =
    [
        new("INVITE"), new("ACK"), new("BYE"), new("CANCEL"), new("REGISTER"), new("OPTIONS"), new("MESSAGE"),
        new("UPDATE"), new("INFO"), new("REFER"), new("SUBSCRIBE"), new("NOTIFY"), new("PRACK"), new("PUBLISH"),
    ];

    private static readonly byte[][] RawNames = [.. Known.Select(method => Encoding.UTF8.GetBytes(method.Name))];

    private readonly string? _name;

    private SipMethod(string name) => _name = name;

    /// <summary>INVITE, RFC 3261.</summary>
    public static SipMethod Invite => Known[0];

    /// <summary>ACK, RFC 3261.</summary>
    public static SipMethod Ack => Known[1];

    /// <summary>BYE, RFC 3261.</summary>
    public static SipMethod Bye => Known[2];

    /// <summary>CANCEL, RFC 3261.</summary>
    public static SipMethod Cancel => Known[3];

    /// <summary>REGISTER, RFC 3261.</summary>
    public static SipMethod Register => Known[4];

    /// <summary>OPTIONS, RFC 3261.</summary>
    public static SipMethod Options => Known[5];

    /// <summary>MESSAGE, RFC 3428.</summary>
    public static SipMethod Message => Known[6];

    /// <summary>UPDATE, RFC 3311.</summary>
    public static SipMethod Update => Known[7];

    /// <summary>INFO, RFC 6086.</summary>
    public static SipMethod Info => Known[8];

    /// <summary>REFER, RFC 3515.</summary>
    public static SipMethod Refer => Known[9];

    /// <summary>SUBSCRIBE, RFC 6665.</summary>
    public static SipMethod Subscribe => Known[10];

    /// <summary>NOTIFY, RFC 6665.</summary>
    public static SipMethod Notify => Known[11];

    /// <summary>PRACK, RFC 3262.</summary>
    public static SipMethod Prack => Known[12];

    /// <summary>The method's name as on the wire; empty for the default value.</summary>
    public string Name => _name ?? "";

    /// <summary>Takes a method's name, known or not.</summary>
    /// <exception cref="SipParseException">The text is no token.</exception>
    public static SipMethod Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(Encoding.UTF8.GetBytes(text), out var method)
            ? method
            : throw new SipParseException("The method is no token.", "method");
    }

    /// <summary>Whether both name the same method.</summary>
    public static bool operator ==(SipMethod left, SipMethod right) => left.Equals(right);

    /// <summary>Whether they name different methods.</summary>
    public static bool operator !=(SipMethod left, SipMethod right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SipMethod other) => string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SipMethod other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static bool TryParse(ReadOnlySpan<byte> text, out SipMethod method)
    {
        if (IndexOf(text) is >= 0 and var index)
        {
            method = Known[index];
            return true;
        }

        var isToken = SipGrammar.IsToken(text);
        method = isToken ? new SipMethod(SipGrammar.Decode(text)) : default;
        return isToken;
    }

    /// <summary>The known method's place: no two of one length share a first letter.</summary>
    private static int IndexOf(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return -1;
        }

        var index = (text.Length, (char)text[0]) switch
        {
            (6, 'I') => 0,
            (3, 'A') => 1,
            (3, 'B') => 2,
            (6, 'C') => 3,
            (8, 'R') => 4,
            (7, 'O') => 5,
            (7, 'M') => 6,
            (6, 'U') => 7,
            (4, 'I') => 8,
            (5, 'R') => 9,
            (9, 'S') => 10,
            (6, 'N') => 11,
            (5, 'P') => 12,
            (7, 'P') => 13,
            _ => -1,
        };
        return index >= 0 && text.SequenceEqual(RawNames[index]) ? index : -1;
    }
}
