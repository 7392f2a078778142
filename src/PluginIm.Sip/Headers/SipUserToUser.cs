using System.Text;

namespace PluginIm.Sip;

/// <summary>A User-to-User (RFC 7433): a few bytes of one end's application for the other's.</summary>
public sealed record SipUserToUser
{
    private const string Hex = "hex";

    private SipUserToUser(string data, SipParameters parameters)
    {
        (Data, Parameters) = (data, parameters);
    }

    /// <summary>The data as written: hexadecimal digits where <see cref="Encoding"/> is hex.</summary>
    public string Data { get; }

    /// <summary>How the data is encoded; hex where nothing else is said (RFC 7433 4.1).</summary>
    public string Encoding => Parameters.Unquoted("encoding") ?? Hex;

    /// <summary>What application it is for; null where it does not say.</summary>
    public string? Purpose => Parameters.Unquoted("purpose");

    /// <summary>What the data is; null where it does not say.</summary>
    public string? Content => Parameters.Unquoted("content");

    /// <summary>All parameters.</summary>
    public SipParameters Parameters { get; }

    /// <summary>Makes one of bytes, in hexadecimal.</summary>
    /// <param name="bytes">The data.</param>
    /// <param name="purpose">A token that names the application; null for none.</param>
    /// <param name="content">A token that names the data; null for none.</param>
    public static SipUserToUser OfBytes(ReadOnlySpan<byte> bytes, string? purpose = null, string? content = null)
    {
        var parameters = SipParameters.Empty.With("encoding", Hex);
        parameters = purpose is null ? parameters : parameters.With("purpose", Token(purpose));
        return new SipUserToUser(
            Convert.ToHexStringLower(bytes), content is null ? parameters : parameters.With("content", Token(content)));
    }

    /// <summary>Reads one value.</summary>
    /// <exception cref="SipParseException">The text is none.</exception>
    public static SipUserToUser Parse(string text) => TryParse(text, out var value)
        ? value
        : throw new SipParseException("the data is neither a token nor quoted, or no hexadecimal", SipHeaderNames.UserToUser);

    /// <summary>Reads one value; false when the text is none, or says hex and is not.</summary>
    public static bool TryParse(string? text, out SipUserToUser value)
    {
        value = null!;
        if (!ParameterizedValue.TrySplit(text, out var data, out var parameters)
            || (data is not ['"', .., '"'] && !SipGrammar.IsToken(System.Text.Encoding.UTF8.GetBytes(data))))
        {
            return false;
        }

        var read = new SipUserToUser(SipGrammar.Unquote(data), parameters);
        value = read;
        return !read.IsHex || (read.Data.Length % 2 == 0 && read.Data.All(char.IsAsciiHexDigit));
    }

    /// <summary>The data decoded; null where the encoding is none that is known here.</summary>
    public byte[]? ToBytes() => IsHex ? Convert.FromHexString(Data) : null;

    /// <summary>The value as on the wire.</summary>
    public override string ToString()
    {
        var isToken = SipGrammar.IsToken(System.Text.Encoding.UTF8.GetBytes(Data));
        return Parameters.AppendTo(new StringBuilder(isToken ? Data : SipGrammar.Quote(Data))).ToString();
    }

    /// <summary>Whether both say the same.</summary>
    public bool Equals(SipUserToUser? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private bool IsHex => Encoding.Equals(Hex, StringComparison.OrdinalIgnoreCase);

    private static string Token(string text) => SipGrammar.IsToken(System.Text.Encoding.UTF8.GetBytes(text))
        ? text
        : throw new ArgumentException("The text must be a token.", nameof(text));
}
