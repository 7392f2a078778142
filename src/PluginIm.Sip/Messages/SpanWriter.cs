using System.Globalization;
using System.Text;

namespace PluginIm.Sip;

/// <summary>Writes parts one after the other into bytes whose length was reckoned before.</summary>
internal ref struct SpanWriter(Span<byte> target)
{
    private readonly Span<byte> _target = target;

    internal int Length { get; private set; }

    internal static int LengthOf(int number) => number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 3 + LengthOf(number / 1000);

    internal void Write(ReadOnlySpan<byte> part)
    {
        part.CopyTo(_target[Length..]);
        Length += part.Length;
    }

    internal void Write(ReadOnlySpan<char> part) => Length += Encoding.UTF8.GetBytes(part, _target[Length..]);

    /// <summary>Writes a number that is not negative.</summary>
    internal void Write(int number)
    {
        number.TryFormat(_target[Length..], out var length, default, CultureInfo.InvariantCulture);
        Length += length;
    }
}
