using System.Text;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>What followed what in the messages before is a guess: it must never show in what is read.</summary>
[TestClass]
public sealed class HeaderOrderTests
{
    private static readonly string[] Lines =
    [
        "Via: SIP/2.0/UDP a", "From: <sip:a@im.test>", "To: <sip:b@im.test>", "Call-ID: 1@here", "CSeq: 1 MESSAGE", "Max-Forwards: 70",
        "Contact: <sip:a@here>", "Content-Type: text/plain", "Content-Length: 2", "Call-Info: <http://im.test>", "X-Own: 1", "Subject : s",
        "Authorization: Digest realm", "Supported: timer", "User-Agent: x",
    ];

    [TestMethod]
    public void Every_order_is_read_whatever_order_came_before()
    {
        var random = new Random(20261125);
        for (var i = 0; i < 2_000; i++)
        {
            var lines = Lines.OrderBy(_ => random.Next()).ToArray();
            var start = random.Next(2) == 0 ? "MESSAGE sip:b@im.test SIP/2.0" : "SIP/2.0 200 OK";

            var message = SipParser.Parse(Encoding.UTF8.GetBytes($"{start}\r\n{string.Join("\r\n", lines)}\r\n\r\nhi"));

            CollectionAssert.AreEqual(
                lines.Select(line => line.Replace(" :", ":", StringComparison.Ordinal)).ToArray(),
                message.Headers.Select(header => $"{header.Name}: {header.Value}").ToArray());
        }
    }

    [TestMethod]
    public void A_name_that_only_starts_like_the_one_that_was_expected_is_another()
    {
        const string Mandatory = "Via: SIP/2.0/UDP a\r\nFrom: <sip:a@im.test>\r\nTo: <sip:b@im.test>\r\nCall-ID: 1@here\r\nCSeq: 1 MESSAGE\r\n";
        foreach (var name in new[] { "Contact", "Contacts", "Contac", "contact", "Content-ID", "Contact" })
        {
            var read = Encoding.UTF8.GetBytes($"MESSAGE sip:b@im.test SIP/2.0\r\n{Mandatory}{name}: <sip:a@here>\r\n\r\n");

            var message = SipParser.Parse(read);

            Assert.AreEqual(name.Equals("Contact", StringComparison.OrdinalIgnoreCase) ? 1 : 0, message.Headers.Contacts.Count, name);
            Assert.IsTrue(message.Headers.Contains(name), name);
        }
    }
}
