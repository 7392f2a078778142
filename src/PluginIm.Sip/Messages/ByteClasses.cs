namespace PluginIm.Sip;

/// <summary>What each byte may be part of (RFC 3261 section 25.1): one look tells what several searches would.</summary>
[Flags]
internal enum ByteClasses : byte
{
    None = 0,

    /// <summary>A token.</summary>
    Token = 1,

    /// <summary>A URI's user part; an escape's percent sign is not among it, since what follows needs a check of its own.</summary>
    PlainUser = 2,

    /// <summary>A host's name or IPv4 address.</summary>
    Host = 4,

    /// <summary>A parameter's name. A URI's may be named with [ ] / : &amp; + $ and escapes, a header's is a token.</summary>
    ParameterName = 8,

    /// <summary>A parameter's value that is no quoted string.</summary>
    ParameterValue = 16,

    /// <summary>The value of a URI's parameter, short of what would part the URI elsewhere: the signs before host and headers.</summary>
    UriParameterValue = 32,
}
