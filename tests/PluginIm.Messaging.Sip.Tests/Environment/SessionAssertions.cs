namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>What tests wait for and read in a session.</summary>
internal static class SessionAssertions
{
    public static Task WaitForAsync(this ImSession session, ImSessionState state) =>
        TestEnvironment.WaitForAsync(() => session.State == state, $"the session of {session.Me.Logon} to be {state}");

    /// <summary>Sends a text and waits until the other side has confirmed it.</summary>
    public static async Task SayAsync(this ImSession session, string text)
    {
        Assert.AreEqual(ImSendResult.Accepted, session.Send(text));
        await TestEnvironment.WaitForAsync(
            () => session.Transcript.OfType<TranscriptMessage>().Last(message => message.IsMine) is { Delivery: ImDelivery.Delivered },
            "the delivery");
    }

    /// <summary>The session is over for this reason, with this status where one is told.</summary>
    public static async Task AssertEndedAsync(this ImSession session, ImEndReasonKind kind, int? status = null)
    {
        await session.WaitForAsync(ImSessionState.Ended);
        Assert.AreEqual(kind, session.EndReason?.Kind, $"{session.EndReason}");
        Assert.AreEqual(status ?? session.EndReason?.Status, session.EndReason?.Status);
    }

    /// <summary>What was said, one line a message.</summary>
    public static string[] Lines(this ImSession session) =>
        [.. session.Transcript.OfType<TranscriptMessage>().Select(message => $"{message.Party!.Logon}: {message.Text}")];

    /// <summary>The events that the transcript tells, with whose doing they were.</summary>
    public static string[] Events(this ImSession session) =>
        [.. session.Transcript.OfType<TranscriptSystemLine>().Select(line => $"{line.Event} {line.Party?.Logon}".TrimEnd())];
}
