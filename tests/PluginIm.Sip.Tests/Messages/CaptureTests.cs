using System.IO.Compression;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>Messages of other programs, as they were on the wire: Kamailio 5.6.3, linphonec 5.1.65, baresip 1.0.0.</summary>
[TestClass]
public sealed class CaptureTests
{
    private static IEnumerable<object[]> Files => Directory.EnumerateFiles(Folder, "*.sip").Select(file => new object[] { Path.GetFileName(file) });

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Captures");

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Its_headers_and_body_are_the_same_after_reading_and_writing(string file)
    {
        var first = SipParser.Parse(Read(file));
        var second = SipParser.Parse(first.ToArray());

        CollectionAssert.AreEqual(Lines(first), Lines(second));
        CollectionAssert.AreEqual(first.Body.ToArray(), second.Body.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void However_a_stream_cuts_it_it_is_the_same_message(string file)
    {
        // A datagram may leave its length out; as written here it has one.
        var whole = SipParser.Parse(Read(file)).ToArray();
        for (var cut = 1; cut < whole.Length; cut++)
        {
            var parser = new SipStreamParser();
            parser.Append(whole.AsSpan(0, cut));
            Assert.IsFalse(parser.TryRead(out _), $"cut at {cut}");
            parser.Append(whole.AsSpan(cut));

            Assert.IsTrue(parser.TryRead(out var item), $"cut at {cut}");
            CollectionAssert.AreEqual(whole, item.Message!.ToArray());
        }
    }

    [TestMethod]
    public void Two_Record_Routes_of_mixed_transports_keep_order_and_parameters()
    {
        var invite = (SipRequest)SipParser.Parse(Read("kamailio-invite.sip"));

        var dialog = SipDialog.FromRequest(invite, "tag", null, isEarly: true);

        CollectionAssert.AreEqual(
            new[] { null, "tls" }, dialog.RouteSet.Select(route => route.Uri.Parameters["transport"]).ToArray());
        Assert.IsTrue(dialog.RouteSet.All(route => route.Uri.Parameters["r2"] == "on" && route.Uri.Parameters["k"] is { Length: 32 }));
        Assert.AreEqual("127.0.0.1~38902~3", dialog.RemoteTarget.Parameters["alias"]);
        Assert.HasCount(2, invite.Headers.Vias);
    }

    [TestMethod]
    public void A_GRUU_as_Contact_is_the_target_with_all_its_parameters()
    {
        var success = (SipResponse)SipParser.Parse(Read("linphone-200.sip"));

        var contact = success.Headers.Contacts[0].Uri;

        Assert.AreEqual("sip:dave@im.test;gr=urn:uuid:c3e35a43-799a-005e-85b6-03bf0959ce1d", contact.ToString());
        Assert.AreEqual("application/sdp", success.Headers.ContentType);
    }

    [TestMethod]
    public void A_deflated_notification_keeps_its_bytes_and_an_address_without_brackets_is_read()
    {
        var notification = SipParser.Parse(Read("linphone-notification.sip"));

        using var inflating = new StreamReader(new ZLibStream(new MemoryStream(notification.Body.ToArray()), CompressionMode.Decompress));

        Assert.AreEqual("deflate", notification.Headers[SipHeaderNames.ContentEncoding]);
        Assert.AreEqual("sip:kate@im.test", notification.Headers.To!.Uri.ToString());
        Assert.Contains("</imdn>", inflating.ReadToEnd());
    }

    [TestMethod]
    public void The_challenge_of_Kamailio_can_be_answered()
    {
        var refusal = (SipResponse)SipParser.Parse(Read("kamailio-407.sip"));

        var challenge = DigestChallenge.Parse(refusal.Headers[SipHeaderNames.ProxyAuthenticate]!);

        Assert.IsTrue(challenge.IsUsable);
        Assert.AreEqual((DigestAlgorithm.Md5, "im.test"), (challenge.Algorithm, challenge.Realm));
    }

    private static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    /// <summary>All but the length, which is written last and always.</summary>
    private static string[] Lines(SipMessage message) =>
    [
        message.StartLine,
        .. message.Headers.Where(header => header.Name != SipHeaderNames.ContentLength).Select(header => $"{header.Name}: {header.Value}"),
    ];
}
