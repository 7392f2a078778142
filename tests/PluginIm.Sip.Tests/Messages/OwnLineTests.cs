using System.Globalization;
using System.Text;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>Lines that were set lie in an array of their own, which grows and which clones share.</summary>
[TestClass]
public sealed class OwnLineTests
{
    private const string Wire = "MESSAGE sip:b@im.test SIP/2.0\r\nVia: SIP/2.0/UDP a\r\nFrom: <sip:a@im.test>\r\nTo: <sip:b@im.test>\r\nCall-ID: 1@here\r\n"
        + "CSeq: 1 MESSAGE\r\nX-Wire: w\r\nContent-Length: 0\r\n\r\n";

    [TestMethod]
    public void Lines_stay_what_they_are_when_their_array_grows()
    {
        var headers = Request().Headers;
        for (var i = 0; i < 100; i++)
        {
            headers.Add($"X-Own-{i}", Value(i));
            headers.Prepend("Subject", Value(i));
        }

        AssertValues(headers, 100);
        CollectionAssert.AreEqual(Enumerable.Range(0, 100).Reverse().Select(Value).ToArray(), headers.GetValues("Subject").ToArray());
        Assert.AreEqual("w", headers["X-Wire"]);
    }

    [TestMethod]
    public void Lines_stay_what_they_are_when_those_set_before_are_left_behind()
    {
        var headers = Request().Headers;
        headers.Add("X-Own-0", Value(0));
        for (var i = 0; i < 200; i++)
        {
            headers.Set("Subject", Value(i));
            headers.Set("X-Unknown", Value(i + 1));
        }

        Assert.AreEqual(Value(199), headers["Subject"]);
        Assert.AreEqual(Value(200), headers["X-Unknown"]);
        AssertValues(headers, 1);
    }

    [TestMethod]
    public void A_list_whose_first_value_went_survives_the_growing()
    {
        var headers = Request().Headers;
        headers.Set("Supported", "timer, replaces, gruu");
        headers.RemoveFirstValue("Supported");

        headers.Set("Subject", new string('s', 1000));

        CollectionAssert.AreEqual(new[] { "replaces", "gruu" }, headers.GetValues("Supported").ToArray());
        StringAssert.Contains(Encoding.UTF8.GetString(Written(headers)), "\r\nSupported: replaces, gruu\r\n");
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void An_edited_clone_leaves_the_other_as_it_was(bool editsClone)
    {
        var original = Request();
        original.Headers.Add("X-Own-0", Value(0));
        original.Headers.Set("Subject", "before");
        var clone = original.Clone();
        var (edited, other) = editsClone ? (clone, original) : (original, clone);
        var before = other.ToArray();

        edited.Headers.Set("Subject", "after");
        edited.Headers.Set("X-Own-0", "changed");
        edited.Headers.Remove("X-Wire");
        edited.Headers.PrependVia("SIP/2.0/TCP x;branch=z9hG4bK1"u8);
        edited.Headers.TryAddToTag("t1");

        CollectionAssert.AreEqual(before, other.ToArray());
        Assert.AreEqual("after", edited.Headers["Subject"]);
        Assert.AreEqual("changed", edited.Headers["X-Own-0"]);
        Assert.AreEqual("x", edited.Headers.TopVia?.Host);
    }

    [TestMethod]
    public void Both_ends_of_a_clone_may_be_edited_in_turn()
    {
        var original = Request();
        original.Headers.Add("X-Own-0", Value(0));
        var clone = original.Clone();

        for (var i = 0; i < 20; i++)
        {
            original.Headers.Set("Subject", $"original {i}");
            clone.Headers.Set("Subject", $"clone {i}");
        }

        Assert.AreEqual("original 19", original.Headers["Subject"]);
        Assert.AreEqual("clone 19", clone.Headers["Subject"]);
        AssertValues(original.Headers, 1);
        AssertValues(clone.Headers, 1);
    }

    private static SipRequest Request() => (SipRequest)SipParser.Parse(Encoding.UTF8.GetBytes(Wire));

    private static string Value(int i) => string.Create(CultureInfo.InvariantCulture, $"{i} {new string('v', i % 60)}.");

    private static void AssertValues(SipHeaders headers, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.AreEqual(Value(i), headers[$"X-Own-{i}"]);
        }
    }

    private static byte[] Written(SipHeaders headers)
    {
        var bytes = new byte[headers.WrittenLength];
        var writer = new SpanWriter(bytes);
        headers.WriteTo(ref writer);
        return bytes;
    }
}
