namespace PluginIm.Fuzzing;

/// <summary>Changes that know where a line ends and what a number is.</summary>
internal static class LineMutations
{
    private static readonly string[] Numbers =
        ["0", "-1", "00000000001", "255", "256", "65535", "65536", "2147483647", "2147483648", "4294967295", "4294967296", "99999999999999999999"];

    private static readonly string[] Tokens =
    [
        ";rport", ";rport=1", ";received=1", ";tag=1", ";lr", ";branch=z9hG4bK", "\"", "\\\"", "\"\"", "<", ">", "<sip:a@b>", "sip:", "sips:", "tel:1", "*",
        "%00", "%", "%4", "[::1]", "[", ", ", ",,", "\r\n ", "\r\n\t", "\r\n\r\n", "\n", "\r", "Content-Length: 0\r\n", "l: 5\r\n", "SIP/2.0", "SIP/2.0/UDP a",
        "multipart/mixed;boundary=b", "\r\n--b\r\n", "\r\n--b--\r\n", "imdn.", "NS: imdn <urn:ietf:params:imdn>\r\n", "m=message 1 sip null\r\n", "a=x:y\r\n",
        "Digest realm=\"a\", nonce=\"b\"", "qop=\"auth,auth-int\"", "\\u0000", "\\n", "v=0\r\n", "é", "\uFEFF",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
        [RemoveLine, RepeatLine, SwapLines, JoinLines, Fold, ChangeNumber, InsertToken, UnfoldColon];

    private static byte[] RemoveLine(byte[] input, Random random)
    {
        var (start, end) = AnyLine(input, random);
        return [.. input[..start], .. input[end..]];
    }

    private static byte[] RepeatLine(byte[] input, Random random)
    {
        var (start, end) = AnyLine(input, random);
        var times = random.Next(10) == 0 ? random.Next(2, 200) : 2;
        return [.. input[..start], .. Enumerable.Repeat(input[start..end], times).SelectMany(line => line), .. input[end..]];
    }

    private static byte[] SwapLines(byte[] input, Random random)
    {
        var (start, end) = AnyLine(input, random);
        var (otherStart, otherEnd) = AnyLine(input, random);
        return otherStart < end
            ? input
            : [.. input[..start], .. input[otherStart..otherEnd], .. input[end..otherStart], .. input[start..end], .. input[otherEnd..]];
    }

    private static byte[] JoinLines(byte[] input, Random random)
    {
        var (_, end) = AnyLine(input, random);
        return end < 2 ? input : [.. input[..(end - 2)], .. random.Next(2) == 0 ? ", "u8 : ""u8, .. input[end..]];
    }

    private static byte[] Fold(byte[] input, Random random)
    {
        var at = random.Next(input.Length + 1);
        return [.. input[..at], .. "\r\n "u8, .. input[at..]];
    }

    private static byte[] ChangeNumber(byte[] input, Random random)
    {
        var at = input.AsSpan(random.Next(input.Length)).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (at < 0)
        {
            return input;
        }

        var length = input.AsSpan(at).IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return [.. input[..at], .. Bytes(Numbers, random), .. length < 0 ? [] : input[(at + length)..]];
    }

    private static byte[] InsertToken(byte[] input, Random random)
    {
        var at = random.Next(input.Length + 1);
        var token = Bytes(Tokens, random);
        var times = random.Next(10) == 0 ? random.Next(2, 60) : 1;
        return [.. input[..at], .. Enumerable.Repeat(token, times).SelectMany(part => part), .. input[at..]];
    }

    private static byte[] UnfoldColon(byte[] input, Random random)
    {
        var at = input.AsSpan(random.Next(input.Length)).IndexOf((byte)':');
        return at < 0 ? input : [.. input[..at], .. " \r\n :"u8, .. input[(at + 1)..]];
    }

    private static byte[] Bytes(string[] texts, Random random) => System.Text.Encoding.UTF8.GetBytes(texts[random.Next(texts.Length)]);

    private static (int Start, int End) AnyLine(byte[] input, Random random)
    {
        var inside = random.Next(input.Length);
        var start = input.AsSpan(0, inside).LastIndexOf((byte)'\n') + 1;
        var length = input.AsSpan(inside).IndexOf((byte)'\n');
        return (start, length < 0 ? input.Length : inside + length + 1);
    }
}
