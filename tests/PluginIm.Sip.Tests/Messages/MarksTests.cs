using System.Text;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>Whatever the length and wherever a mark stands to the borders of what is looked at at once, the next mark is the next.</summary>
[TestClass]
public sealed class MarksTests
{
    private const string Plain = "azAZ09-._mM5";

    private static readonly byte[] Others = [.. Enumerable.Range(0, 256).Select(value => (byte)value).Where(value => !IsPlain(value))];

    [TestMethod]
    public void Every_byte_is_plain_or_a_mark_at_every_length()
    {
        for (var length = 1; length <= Marks.MaxLength; length++)
        {
            for (var value = 0; value < 256; value++)
            {
                var text = PlainText(length);
                text[length - 1] = (byte)value;
                AssertMarks(text);
            }
        }
    }

    [TestMethod]
    public void Marks_are_found_at_every_place_of_every_length()
    {
        var random = new Random(20261125);
        for (var length = 0; length <= Marks.MaxLength; length++)
        {
            for (var round = 0; round < 50; round++)
            {
                var text = PlainText(length);
                for (var left = random.Next(length + 1); left > 0; left -= 1 + random.Next(length))
                {
                    text[random.Next(length)] = Others[random.Next(Others.Length)];
                }

                AssertMarks(text);
            }
        }
    }

    private static byte[] PlainText(int length) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Plain, 11))[..length]);

    private static bool IsPlain(byte value) => char.IsAsciiLetterOrDigit((char)value) || "-._".Contains((char)value, StringComparison.Ordinal);

    private static void AssertMarks(byte[] text)
    {
        var marks = new Marks(text);
        for (var start = 0; start <= text.Length; start++)
        {
            var next = start;
            while (next < text.Length && IsPlain(text[next]))
            {
                next++;
            }

            Assert.AreEqual(next, marks.Next(start), Encoding.Latin1.GetString(text));
        }
    }
}
