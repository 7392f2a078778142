namespace PluginIm.Sip;

/// <summary>
/// One header line: a known name's number or a name of its own, and the value either as a slice of the message's
/// bytes or as text that was set. A slice becomes text when somebody asks for it, once.
/// </summary>
internal struct HeaderField
{
    internal byte Id;

    /// <summary>The name when it is not a known one.</summary>
    internal string? OtherName;

    internal int Start;
    internal int Length;
    internal string? Text;

    /// <summary>Whether the value is text that was set, so that the slice does not count.</summary>
    internal bool IsText;

    internal readonly string Name => OtherName ?? KnownHeaders.NameOf(Id);

    internal static HeaderField FromText(byte id, string name, string value) =>
        new() { Id = id, OtherName = id == 0 ? name : null, Text = value, IsText = true };

    internal readonly bool IsNamed(byte id, string name) =>
        id != 0 ? Id == id : Id == 0 && string.Equals(OtherName, name, StringComparison.OrdinalIgnoreCase);
}
