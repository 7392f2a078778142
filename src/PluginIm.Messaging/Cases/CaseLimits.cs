namespace PluginIm.Messaging;

/// <summary>How much a case may have, whatever its size as a whole; lengths in characters (UTF-16).</summary>
public static class CaseLimits
{
    /// <summary>Fields.</summary>
    public const int Fields = 500;

    /// <summary>A key, which is not empty.</summary>
    public const int Key = 200;

    /// <summary>A label or a group.</summary>
    public const int Label = 500;

    /// <summary>A value.</summary>
    public const int Value = 65_536;

    /// <summary>The subject, the contact's identity, the contact's name.</summary>
    public const int Text = 1_000;
}
