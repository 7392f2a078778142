using System.Text;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>The short way must know what is usual, and must never know what the long way would refuse.</summary>
[TestClass]
public sealed class UsualValuesTests
{
    private const int Mutations = 200_000;

    private static readonly byte[] Disturbing = Encoding.UTF8.GetBytes(" \t\"\\<>@?:;,=/%*.[]()aZ09\0\r\né");

    private static readonly string[] UsualVias =
    [
        "SIP/2.0/UDP a",
        "SIP/2.0/TCP im.test:5060;branch=z9hG4bK1;rport;received=10.0.0.1;x=",
    ];

    private static readonly string[] UsualUris =
    [
        "sip:im.test",
        "sip:10.0.0.1:65535;lr;transport=tcp",
        "sip:kate;x?y@im.test:1;a=b",
    ];

    private static readonly string[] UsualAddresses =
    [
        "<sip:kate@im.test>",
        "\"Kate, \u00e9\" <sip:kate@im.test:5060;transport=udp>;tag=1;expires=60",
        "Kate <sip:im.test;lr>;x;y=",
        "\"\"<sip:im.test>",
    ];

    [TestMethod]
    public void The_usual_spellings_are_known()
    {
        AssertEach(UsualVias, UsualValues.IsVia, isKnown: true);
        AssertEach(UsualUris, UsualValues.IsUri, isKnown: true);
        AssertEach(UsualAddresses, UsualValues.IsAddress, isKnown: true);
    }

    [TestMethod]
    public void What_is_unusual_or_malformed_is_not_known()
    {
        AssertEach(["", "SIP/2.0/UDP", "SIP/2.0/UDP ", "SIP/2.0/ a", "SIP/3.0/UDP a", "SIP/2.0/UDP a:", "SIP/2.0/UDP a:0", "SIP/2.0/UDP a:65536",
            "SIP/2.0/UDP a:123456", "SIP/2.0/UDP [::1]", "SIP/2.0/UDP a;", "SIP/2.0/UDP a;=b", "SIP/2.0/UDP a;b=\"c\"", "SIP/2.0/UDP a, SIP/2.0/UDP b",
            "SIP/2.0/UDP a ;b"], UsualValues.IsVia, isKnown: false);
        AssertEach(["", "sip:", "sips:a", "tel:1", "sip:@a", "sip:a@", "sip:a:b@c", "sip:a%41@b", "sip:a?b=c", "sip:a;b=c?d", "sip:a:1;b=c@d", "sip:a b"],
            UsualValues.IsUri, isKnown: false);
        AssertEach(["", "sip:a@b", "<sip:a@b", "<sip:a>b", "<sip:a> ;b", "\"a\\\"\" <sip:a>", "\"a <sip:a>", "a b <sip:a>", "a@b <sip:a>", "<sip:a>,<sip:b>",
            "<sip:a>;b=\",\"", "*"], UsualValues.IsAddress, isKnown: false);
    }

    [TestMethod]
    public void What_is_known_is_one_value_without_a_fault()
    {
        var random = new Random(20261125);
        AssertMutations(random, UsualVias, UsualValues.IsVia, text => FaultOfOne(text, list: true, element => ViaParts.Scan(element, out _)));
        AssertMutations(random, UsualAddresses, UsualValues.IsAddress, text => FaultOfOne(text, list: true, element => AddressParts.Scan(element, out _)));
        AssertMutations(random, UsualUris, UsualValues.IsUri, text => FaultOfOne(
            text, list: false, element => UriParts.Scan(element, out var uri) ?? (uri.Headers.IsEmpty ? null : "it has headers")));
    }

    private delegate bool Knows(ReadOnlySpan<byte> text);

    private delegate string? Judges(ReadOnlySpan<byte> text);

    private static void AssertEach(string[] texts, Knows knows, bool isKnown)
    {
        foreach (var text in texts)
        {
            Assert.AreEqual(isKnown, knows(Encoding.UTF8.GetBytes(text)), text);
        }
    }

    private static void AssertMutations(Random random, string[] usual, Knows knows, Judges judge)
    {
        var known = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var text = Mutated(random, Encoding.UTF8.GetBytes(usual[random.Next(usual.Length)]));
            if (knows(text))
            {
                known++;
                Assert.IsNull(judge(text), Encoding.UTF8.GetString(text));
            }
        }

        Assert.IsGreaterThan(Mutations / 20, known, "Too few were known to say anything.");
    }

    private static byte[] Mutated(Random random, byte[] text)
    {
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            text[random.Next(text.Length)] = Disturbing[random.Next(Disturbing.Length)];
        }

        // What surrounds a value is taken off before anybody looks at it.
        return SipGrammar.Trim(random.Next(4) == 0 ? text.AsSpan(0, random.Next(text.Length)) : text).ToArray();
    }

    private static string? FaultOfOne(ReadOnlySpan<byte> text, bool list, Judges judge)
    {
        var reader = new ListReader(text, list);
        return !reader.MoveNext() || !reader.Current.SequenceEqual(text) || reader.MoveNext() ? "it is not one value" : judge(text);
    }
}
