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
        foreach (var known in Known)
        {
            if (Ascii.Equals(text, known._name))
            {
                method = known;
                return true;
            }
        }

        var isToken = SipGrammar.IsToken(text);
        method = isToken ? new SipMethod(SipGrammar.Decode(text)) : default;
        return isToken;
    }

    internal bool Matches(ReadOnlySpan<byte> text) => Ascii.Equals(text, Name);
}
