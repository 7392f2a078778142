namespace PluginIm.Messaging.Tests.Transcripts;

[TestClass]
public sealed class TranscriptTests
{
    private static readonly ImParty Kate = new("sip:kmilburn@im.test", "kmilburn", "Kate Milburn");

    [TestMethod]
    public void A_snapshot_stays_as_it_was_while_the_transcript_grows()
    {
        var transcript = new Transcript();
        transcript.AppendMessage(default, Kate, "1", "one", DeliveryStatus.Queued);
        var before = transcript.Snapshot;

        for (var i = 0; i < 100; i++)
        {
            transcript.AppendSystemLine(default, Kate, ImSystemEvent.Ended, null);
        }

        Assert.HasCount(1, before);
        CollectionAssert.AreEqual(Enumerable.Range(1, 101).Select(i => (long)i).ToArray(), transcript.Snapshot.Select(entry => entry.Ordinal).ToArray());
    }
}
