using System.Text;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>Wherever a control stands to the blocks that the scanner looks at, it finds what reading byte by byte finds.</summary>
[TestClass]
public sealed class LineScannerTests
{
    private const int Longest = 200;

    private static readonly string[] Disturbances = ["\r\n", "\r", "\n", "\0", "\r\r\n", "\n\r", "\r\n ", "\r\n\t", "\r\n\r\n", "\r\n \r\n", "\0\r\n", "\r\0\n", "\n\r\n"];

    [TestMethod]
    public void A_disturbance_is_found_at_every_place()
    {
        foreach (var disturbance in Disturbances)
        {
            for (var at = 0; at <= Longest; at++)
            {
                AssertSame(new string('x', at) + disturbance + "y\r\nz");
                AssertSame(new string('x', at) + disturbance);
            }
        }
    }

    [TestMethod]
    public void Two_disturbances_are_found_around_every_block_border()
    {
        int[] borders = [16, 32, 64, 128];
        foreach (var border in borders)
        {
            for (var at = border - 3; at <= border + 3; at++)
            {
                foreach (var (first, second) in Disturbances.SelectMany(first => Disturbances.Select(second => (first, second))))
                {
                    AssertSame(new string('x', at) + first + "y" + second + "z\r\n");
                    AssertSame("\r\n" + new string('x', at) + first + new string('y', border - 2) + second + "\r\n");
                }
            }
        }
    }

    [TestMethod]
    public void A_text_of_controls_alone_is_read_as_such()
    {
        var random = new Random(20261125);
        for (var i = 0; i < 20_000; i++)
        {
            AssertSame(string.Concat(Enumerable.Range(0, random.Next(150)).Select(_ => "\r\r\r\n\n\n\0 \tx"[random.Next(10)])));
        }
    }

    private static void AssertSame(string text)
    {
        foreach (var unfolds in new[] { false, true })
        {
            var scanned = Encoding.UTF8.GetBytes(text);
            var read = Encoding.UTF8.GetBytes(text);
            var scanner = new LineScanner(scanned);
            var position = 0;
            int length;
            do
            {
                var (expected, holdsControls, next) = ReadByByte(read, position, unfolds);
                length = scanner.Next(unfolds);
                Assert.AreEqual(expected, length, Shown(text));
                Assert.AreEqual(holdsControls, scanner.HoldsControls, Shown(text));
                Assert.AreEqual(next, scanner.Position, Shown(text));
                position = next;
            }
            while (length >= 0);
            CollectionAssert.AreEqual(read, scanned, Shown(text));
        }
    }

    private static (int Length, bool HoldsControls, int Next) ReadByByte(byte[] bytes, int start, bool unfolds)
    {
        var holdsControls = false;
        for (var at = start; at < bytes.Length; at++)
        {
            if (bytes[at] is not ((byte)'\r' or (byte)'\n' or 0))
            {
                continue;
            }

            if (bytes[at] != '\r' || at + 1 == bytes.Length || bytes[at + 1] != '\n')
            {
                holdsControls = true;
                continue;
            }

            var isFolded = unfolds && at > start && at + 2 < bytes.Length && bytes[at + 2] is (byte)' ' or (byte)'\t';
            if (!isFolded)
            {
                return (at - start, holdsControls, at + 2);
            }

            bytes[at] = bytes[at + 1] = (byte)' ';
        }

        return (-1, holdsControls, start);
    }

    private static string Shown(string text) =>
        text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal);
}
