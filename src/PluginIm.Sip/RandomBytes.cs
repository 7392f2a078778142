using System.Security.Cryptography;

namespace PluginIm.Sip;

/// <summary>
/// The system's cryptographic random numbers, fetched by the kilobyte for each thread: asked for one identifier at a time they cost more
/// than the rest of a request.
/// </summary>
internal static class RandomBytes
{
    private const int Stock = 1024;

    [ThreadStatic]
    private static byte[]? _stock;

    [ThreadStatic]
    private static int _left;

    /// <summary>Fills at most 1 kB.</summary>
    public static void Fill(Span<byte> target)
    {
        _stock ??= new byte[Stock];
        if (_left < target.Length)
        {
            RandomNumberGenerator.Fill(_stock);
            _left = Stock;
        }

        // What was handed out is gone from here: no identifier can be read back.
        var taken = _stock.AsSpan(Stock - _left, target.Length);
        taken.CopyTo(target);
        taken.Clear();
        _left -= target.Length;
    }
}
