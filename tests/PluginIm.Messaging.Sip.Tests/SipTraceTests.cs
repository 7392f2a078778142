using Microsoft.Extensions.Logging;
using PluginIm.Messaging.Sip.Tests.Environment;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests;

/// <summary>What a log at level Trace shows of whole conversations, and what never.</summary>
[TestClass]
public sealed class SipTraceTests
{
    [TestMethod]
    public async Task The_trace_shows_every_message_and_no_password_no_proof_of_one_and_no_text()
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered");
        var (kate, amy) = (await environment.SignInAsync(Kate), await environment.SignInAsync(Amy));

        var (mine, theirs) = await kate.ConnectAsync(amy, "whisper-first");
        await mine.SayAsync("whisper-second");
        await theirs.SayAsync("whisper-third");
        await theirs.EndAsync();
        var rejected = kate.Invite(Amy, "whisper-fourth");
        await (await amy.NextInvitationAsync()).RejectAsync();
        await rejected.WaitForAsync(ImSessionState.Ended);
        var cancelled = kate.Invite(Amy, "whisper-fifth");
        await amy.NextInvitationAsync();
        await cancelled.EndAsync();

        var trace = environment.Log.Where(record => record.Level == LogLevel.Trace).Select(record => record.Message).ToArray();
        foreach (var start in new[]
        {
            "REGISTER sip:im.test SIP/2.0", "INVITE sip:amiller@im.test SIP/2.0", "SIP/2.0 180 Ringing", "SIP/2.0 200 OK", "ACK sip:", "MESSAGE sip:",
            "BYE sip:", "CANCEL sip:", "SIP/2.0 603 Decline", "SIP/2.0 487 Request Terminated",
        })
        {
            Assert.IsTrue(Array.Exists(trace, message => message.Contains($"\n{start}", StringComparison.Ordinal)), start);
        }

        var log = string.Join('\n', environment.Log.Select(record => $"{record.Message} {record.Exception}"));
        StringAssert.Contains(log, "uthorization: Digest <redacted>");
        foreach (var secret in new[] { PasswordOf(Kate.Logon), PasswordOf(Amy.Logon), "response=", "whisper" })
        {
            Assert.DoesNotContain(secret, log);
        }
    }
}
