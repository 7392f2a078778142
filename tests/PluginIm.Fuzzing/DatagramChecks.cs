using System.Text;
using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>A datagram that is read can be written, read again, traced, asked for all it says, and answered.</summary>
internal static class DatagramChecks
{
    private const string Target = "datagram";

    // What is written is longer than what was read: names are written out, and there is always a Content-Length.
    private static readonly SipParserLimits Wide = new(MaxMessageBytes: 1 << 20, MaxHeaders: 1000, MaxHeaderBytes: 1 << 16, MaxBodyBytes: 1 << 20);

    private static readonly SipRequestRules Rules = new(new SipRequestRulesOptions
    {
        Methods = [SipMethod.Invite, SipMethod.Options, SipMethod.Message, SipMethod.Register, SipMethod.Bye],
        Accept = ["application/sdp", "multipart/*", "text/plain"],
        AcceptEncoding = ["identity", "deflate"],
    });

    public static void Run(ReadOnlyMemory<byte> input, Random random)
    {
        SipMessage message;
        try
        {
            message = Cost.Within(Cost.OfMessage, input.Length, Target, () => SipParser.Parse(input.Span));
        }
        catch (SipParseException fault)
        {
            if (fault.Request is { } request)
            {
                Check.That(SipResponse.For(request, fault.StatusToAnswer).ToArray().Length > 0, Target, "a refusal cannot be written");
            }

            throw;
        }

        var written = message.ToArray();
        var again = Check.Accepted(() => SipParser.Parse(written, Wide), Target, "what was written is not read again");
        Check.Same(written, again.ToArray(), Target, "what was read again is written differently");
        Check.That(message.GetType() == again.GetType() && message.Body.Span.SequenceEqual(again.Body.Span), Target, "the body changed");
        _ = SipTrace.Redact(message, showTexts: true);
        Check.That(message.Body.IsEmpty || SipTrace.Redact(message, showTexts: false).EndsWith('>'), Target, "the trace shows a body");

        HeaderChecks.Run(message.Headers);
        if (message is SipRequest accepted)
        {
            Answer(accepted, random);
        }
    }

    // A body may be malformed, which the rules say so.
    private static void Judge(SipRequest request)
    {
        try
        {
            if (Rules.RefusalOf(request) is { } refusal)
            {
                Check.That(SipParser.Parse(refusal.ToArray(), Wide) is SipResponse, Target, "a refusal is not read");
            }
        }
        catch (SipParseException fault) when (fault.Where == "body" || fault.Where == SipHeaderNames.ContentType)
        {
            Check.That(fault.StatusToAnswer is >= 400 and < 700, Target, "a malformed body has no status");
        }
    }

    private static void Answer(SipRequest request, Random random)
    {
        _ = Check.Accepted(() => request.RequestUri.ToString(), Target, "the Request-URI is refused late");
        Judge(request);
        var response = SipResponse.For(request, random.Next(100, 700));
        var written = response.ToArray();
        var again = Check.Accepted(() => (SipResponse)SipParser.Parse(written, Wide), Target, "the answer to a request is not read");
        Check.That(again.Headers.CallId == request.Headers.CallId && again.Headers.CSeq == request.Headers.CSeq, Target, "the answer is another's");
        if (request.Headers.To is { Tag: null } to)
        {
            response.Headers.To = to.WithTag("fuzz");
            var tagged = response.ToArray();
            var read = Check.Accepted(() => SipParser.Parse(tagged, Wide), Target, "the answer with a tag is not read");
            Check.That(read.Headers.To?.Tag == "fuzz", Target, $"the tag is lost: {Encoding.UTF8.GetString(tagged)}");
        }
    }
}
