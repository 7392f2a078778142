using System.Text;

namespace PluginIm.Sip.Tests.Messages;

[TestClass]
public sealed class UsualNamesTests
{
    private const int Window = 16;

    private static readonly string[] Known = [.. Enumerable.Range(1, KnownHeaders.Count - 1).Select(id => KnownHeaders.NameOf((byte)id))];

    [TestMethod]
    public void Every_name_in_its_usual_form_is_known_where_it_fits()
    {
        foreach (var name in Known)
        {
            AssertFound(name, name.Length < Window ? name : null);
        }
    }

    [TestMethod]
    public void A_name_in_another_case_takes_the_longer_way_and_is_found_there()
    {
        foreach (var name in Known)
        {
            foreach (var other in OtherCases(name))
            {
                AssertFound(other, null);
                Assert.AreEqual(name, KnownHeaders.NameOf(KnownHeaders.Find(Encoding.UTF8.GetBytes(other))), other);
            }
        }
    }

    [TestMethod]
    public void A_name_of_one_letter_more_or_less_or_another_is_the_one_it_spells()
    {
        foreach (var name in Known)
        {
            for (var at = 0; at < name.Length; at++)
            {
                AssertFoundAsSpelled(name.Remove(at, 1));
                AssertFoundAsSpelled(name.Insert(at, "x"));
                AssertFoundAsSpelled(name[..at] + (char)(name[at] + 1) + name[(at + 1)..]);
            }

            AssertFoundAsSpelled(name + "x");
            AssertFoundAsSpelled(name + " ");
        }
    }

    [TestMethod]
    public void A_line_too_short_to_look_at_takes_the_longer_way()
    {
        for (var length = 0; length < Window; length++)
        {
            Assert.AreEqual(0, UsualNames.Find("To: sip:a@im.test"u8[..length], out _));
        }

        Assert.AreEqual(0, UsualNames.Find(": sip:a@im.test;x"u8, out _));
        Assert.AreEqual(0, UsualNames.Find("no colon at all in this line"u8, out _));
    }

    private static IEnumerable<string> OtherCases(string name) =>
        new[] { name.ToUpperInvariant(), name.ToLowerInvariant() }
            .Concat(Enumerable.Range(0, name.Length).Select(at =>
                name[..at] + (char.IsAsciiLetterUpper(name[at]) ? char.ToLowerInvariant(name[at]) : char.ToUpperInvariant(name[at])) + name[(at + 1)..]))
            .Where(other => other != name);

    private static void AssertFoundAsSpelled(string name) =>
        AssertFound(name, name.Length < Window && Known.Contains(name, StringComparer.Ordinal) ? name : null);

    private static void AssertFound(string spelled, string? expected)
    {
        var id = UsualNames.Find(Encoding.UTF8.GetBytes(spelled + ": a value of any length"), out var length);
        Assert.AreEqual(expected ?? "", KnownHeaders.NameOf(id), spelled);
        if (expected is not null)
        {
            Assert.AreEqual(expected.Length, length, spelled);
        }
    }
}
