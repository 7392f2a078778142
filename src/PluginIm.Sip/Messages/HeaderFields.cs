using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PluginIm.Sip;

/// <summary>The lines of one message, inside of the object that has them as long as they are no more than usual. To be copied by <see cref="Clone"/> alone.</summary>
internal struct HeaderFields
{
    /// <summary>A request that has passed two proxies has about so many.</summary>
    private const int UsualCount = 16;

    private UsualFields _usual;
    private HeaderField[]? _more;

    /// <summary>How many there are.</summary>
    internal int Count { get; private set; }

    /// <summary>All of them.</summary>
    [UnscopedRef]
    internal Span<HeaderField> All => Room[..Count];

    /// <summary>All of them and those that can be written without <see cref="Widen"/>.</summary>
    [UnscopedRef]
    internal Span<HeaderField> Room => _more is null ? _usual : _more;

    [UnscopedRef]
    internal ref HeaderField this[int index] => ref Room[index];

    internal readonly HeaderFields Clone()
    {
        var copy = this;
        copy._more = (HeaderField[]?)_more?.Clone();
        return copy;
    }

    internal void Insert(int index, HeaderField field)
    {
        if (Count == Room.Length)
        {
            Widen();
        }

        var behind = Room[index..];
        behind[..(Count - index)].CopyTo(behind[1..]);
        behind[0] = field;
        Count++;
    }

    internal void RemoveAt(int index)
    {
        All[(index + 1)..].CopyTo(All[index..]);
        Count--;
    }

    /// <summary>Makes more room.</summary>
    internal void Widen()
    {
        var larger = new HeaderField[Room.Length * 2];
        Room.CopyTo(larger);
        _more = larger;
    }

    /// <summary>Takes as many as were written to <see cref="Room"/>.</summary>
    internal void TakeFromRoom(int count) => Count = count;

    [InlineArray(UsualCount)]
    private struct UsualFields
    {
        private HeaderField _first;
    }
}
