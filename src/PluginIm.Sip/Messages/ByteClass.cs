namespace PluginIm.Sip;

/// <summary>Measures runs of bytes of one class.</summary>
internal static class ByteClass
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly ByteClasses[] Table = Build();

    /// <summary>How many bytes from the start are of that class.</summary>
    internal static int Run(ReadOnlySpan<byte> text, ByteClasses wanted)
    {
        var table = Table;
        for (var i = 0; i < text.Length; i++)
        {
            if ((table[text[i]] & wanted) == 0)
            {
                return i;
            }
        }

        return text.Length;
    }

    private static ByteClasses[] Build()
    {
        var table = new ByteClasses[256];
        Allow(table, ByteClasses.Token, Alphanumeric + "-.!%*_+`'~");
        Allow(table, ByteClasses.PlainUser, Alphanumeric + "-_.!~*'()&=+$,;?/");
        Allow(table, ByteClasses.Host, Alphanumeric + "-._");
        AllowExcept(table, ByteClasses.ParameterName, "=; \t,\"<>@?");
        AllowExcept(table, ByteClasses.ParameterValue, "; \t,\"<>");
        return table;
    }

    private static void Allow(ByteClasses[] table, ByteClasses allowed, string bytes)
    {
        foreach (var value in bytes)
        {
            table[value] |= allowed;
        }
    }

    private static void AllowExcept(ByteClasses[] table, ByteClasses allowed, string bytes)
    {
        for (var value = 0; value < table.Length; value++)
        {
            table[value] |= bytes.Contains((char)value, StringComparison.Ordinal) ? ByteClasses.None : allowed;
        }
    }
}
