using System.Text;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>Messages with fewer lines, as many, and more than what their headers hold without an array.</summary>
[TestClass]
public sealed class HeaderFieldsTests
{
    private const string Text =
        "OPTIONS sip:bob@im.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1\r\nMax-Forwards: 70\r\n"
        + "From: <sip:alice@im.test>;tag=1\r\nTo: <sip:bob@im.test>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n";

    [TestMethod]
    [DataRow(1)]
    [DataRow(15)]
    [DataRow(16)]
    [DataRow(17)]
    [DataRow(100)]
    public void Lines_keep_their_order_however_many_there_are(int count)
    {
        var headers = Make(count);
        headers.Prepend("X-First", "first");
        headers.Remove("X-0");

        string[] expected = ["first", .. Enumerable.Range(1, count - 1).Select(i => $"{i}")];
        CollectionAssert.AreEqual(expected, headers.Select(header => header.Value).ToArray());
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(16)]
    [DataRow(40)]
    public void A_copy_and_its_source_change_apart_from_each_other(int count)
    {
        var source = Make(count);
        var copy = source.Clone();

        copy.Set("X-1", "copy");
        copy.Remove("X-0");
        source.Set("X-2", "source");

        Assert.AreEqual("1", source["X-1"]);
        Assert.AreEqual("0", source["X-0"]);
        Assert.AreEqual("2", copy["X-2"]);
        Assert.AreEqual("copy", copy["X-1"]);
        Assert.IsFalse(copy.Contains("X-0"));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(16)]
    [DataRow(33)]
    [DataRow(90)]
    public void As_many_lines_are_read_as_came(int count)
    {
        var request = SipParser.Parse(Encoding.UTF8.GetBytes(Text));
        for (var i = 0; i < count; i++)
        {
            request.Headers.Add($"X-{i}", $"{i}");
        }

        var read = SipParser.Parse(request.ToArray());

        for (var i = 0; i < count; i++)
        {
            Assert.AreEqual($"{i}", read.Headers[$"X-{i}"]);
        }

        CollectionAssert.AreEqual(request.ToArray(), read.ToArray());
    }

    private static SipHeaders Make(int count)
    {
        var headers = new SipHeaders();
        for (var i = 0; i < count; i++)
        {
            headers.Add($"X-{i}", $"{i}");
        }

        return headers;
    }
}
