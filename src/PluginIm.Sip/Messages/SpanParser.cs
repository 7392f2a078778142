namespace PluginIm.Sip;

/// <summary>Makes a value of raw bytes, or throws <see cref="SipParseException"/>.</summary>
internal delegate T SpanParser<out T>(ReadOnlySpan<byte> raw);
