using System.Collections;
using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// The parameters of a URI, an address or a Via, in the order of the wire. Names are compared without regard to case;
/// values are kept as on the wire. Immutable: the With methods return a changed copy.
/// </summary>
public sealed class SipParameters : IReadOnlyList<SipParameter>
{
    private readonly SipParameter[] _items;

    private SipParameters(SipParameter[] items) => _items = items;

    /// <summary>No parameters at all.</summary>
    public static SipParameters Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public SipParameter this[int index] => _items[index];

    /// <summary>The value of the first parameter of that name; null when there is none or it has no value.</summary>
    public string? this[string name] => IndexOf(name) is >= 0 and var index ? _items[index].Value : null;

    /// <summary>Whether there is a parameter of that name, with or without a value.</summary>
    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>The value without its quotes and backslashes; null as for the indexer.</summary>
    public string? Unquoted(string name) => this[name] is { } value ? SipGrammar.Unquote(value) : null;

    /// <summary>A copy in which the parameter has that value, at its old place or at the end.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value as on the wire (quoted where needed), or null for none.</param>
    public SipParameters With(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        SipGrammar.ThrowIfLineBreak(name, nameof(name));
        SipGrammar.ThrowIfLineBreak(value, nameof(value));
        var index = IndexOf(name);
        var items = new SipParameter[index < 0 ? _items.Length + 1 : _items.Length];
        _items.CopyTo(items, 0);
        items[index < 0 ? ^1 : index] = new SipParameter(name, value);
        return new SipParameters(items);
    }

    /// <summary>A copy without any parameter of that name.</summary>
    public SipParameters Without(string name) =>
        Has(name)
            ? new SipParameters(Array.FindAll(_items, item => !item.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            : this;

    /// <inheritdoc/>
    public IEnumerator<SipParameter> GetEnumerator() => ((IEnumerable<SipParameter>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The parameters as on the wire, each with its leading semicolon.</summary>
    public override string ToString() => TextBuffer.Make(this, static (parameters, text) => parameters.AppendTo(text));

    internal static SipParameters FromScanned(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return Empty;
        }

        var items = new List<SipParameter>(4);
        var reader = new ParameterReader(text);
        while (reader.MoveNext())
        {
            items.Add(new SipParameter(
                SipGrammar.Decode(reader.Name),
                reader.HasValue ? SipGrammar.Decode(reader.Value) : null));
        }

        return items.Count == 0 ? Empty : new SipParameters([.. items]);
    }

    internal StringBuilder AppendTo(StringBuilder text)
    {
        foreach (var item in _items)
        {
            text.Append(';').Append(item.Name);
            if (item.Value is not null)
            {
                text.Append('=').Append(item.Value);
            }
        }

        return text;
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _items.Length; i++)
        {
            if (_items[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
