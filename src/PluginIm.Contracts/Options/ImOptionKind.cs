namespace PluginIm.Contracts.Options;

/// <summary>What the value of an option is.</summary>
public enum ImOptionKind
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A time as <c>hh:mm:ss</c>, with days as <c>d.hh:mm:ss</c>.</summary>
    Time,

    /// <summary>A colour as <c>#AARRGGBB</c> or <c>#RRGGBB</c>.</summary>
    Colour,

    /// <summary>Texts parted by commas.</summary>
    List,

    /// <summary>The path of a file or folder; variables of the environment are expanded.</summary>
    Path,

    /// <summary>A text of a form of its own, which its meaning tells.</summary>
    Text,
}
