using System.Text;

namespace PluginIm.Sip;

/// <summary>The Via of all requests that leave by one flow: they differ by their branch alone.</summary>
internal sealed class ViaTemplate
{
    private static readonly int HexLength = SipIdentifiers.BranchBytes * 2;
    private readonly byte[] _text;
    private readonly int _branch;

    /// <param name="via">Such a Via, with any branch.</param>
    public ViaTemplate(SipVia via)
    {
        var placeholder = SipVia.MagicCookie + new string('0', HexLength);
        var text = via.WithBranch(placeholder).ToString();
        _text = Encoding.UTF8.GetBytes(text);
        _branch = Encoding.UTF8.GetByteCount(text.AsSpan(0, text.IndexOf(placeholder, StringComparison.Ordinal) + SipVia.MagicCookie.Length));
    }

    /// <summary>Puts the Via with a fresh branch on top of a request.</summary>
    public void PutOn(SipRequest request)
    {
        Span<byte> random = stackalloc byte[SipIdentifiers.BranchBytes];
        RandomBytes.Fill(random);
        var text = _text.Length <= 256 ? stackalloc byte[_text.Length] : new byte[_text.Length];
        _text.CopyTo(text);
        Convert.TryToHexStringLower(random, text.Slice(_branch, HexLength), out _);
        request.Headers.PrependVia(text);
    }
}
