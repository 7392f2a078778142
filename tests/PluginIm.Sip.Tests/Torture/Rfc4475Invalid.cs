namespace PluginIm.Sip.Tests.Torture;

/// <summary>
/// RFC 4475 section 3.1.2: messages that are malformed. Where the RFC lets an element choose, this one refuses what two readers
/// might read in two ways, and ignores what it does not use.
/// </summary>
internal static class Rfc4475Invalid
{
    public static IReadOnlyList<TortureCase> Cases { get; } =
    [
        TortureCase.Refused("3.1.2.1", "badinv01", SipHeaderNames.Via),
        TortureCase.Refused("3.1.2.2", "clerr", "body"),
        TortureCase.Refused("3.1.2.3", "ncl", SipHeaderNames.ContentLength),
        TortureCase.Refused("3.1.2.4", "scalar02", SipHeaderNames.CSeq),
        TortureCase.Dropped("3.1.2.5", "scalarlg", SipHeaderNames.CSeq),
        TortureCase.Refused("3.1.2.6", "quotbal", SipHeaderNames.To),
        TortureCase.Refused("3.1.2.7", "ltgtruri", "Request-URI"),
        TortureCase.Refused("3.1.2.8", "lwsruri", "Request-URI"),

        // Spaces too many could be passed over; a line that is not three words has no certain URI.
        TortureCase.Refused("3.1.2.9", "lwsstart", "Request-URI"),
        TortureCase.Refused("3.1.2.10", "trws", "start line"),

        // The headers of a URI could be passed over; a proxy behind would find them in the Request-URI that goes on to it.
        TortureCase.Refused("3.1.2.11", "escruri", "Request-URI"),

        // Nobody here reads Date: what it says harms nobody.
        TortureCase.Request("3.1.2.12", "baddate", request =>
            Assert.AreEqual("Fri, 01 Jan 2010 16:00:00 EST", request.Headers[SipHeaderNames.Date])),
        TortureCase.Refused("3.1.2.13", "regbadct", SipHeaderNames.Contact),

        // Spaces inside the brackets and commas in a name could be guessed right; a list could be guessed too.
        TortureCase.Refused("3.1.2.14", "badaspec", SipHeaderNames.To),
        TortureCase.Refused("3.1.2.15", "baddn", SipHeaderNames.From),
        TortureCase.Refused("3.1.2.16", "badvers", "start line", 505),
        TortureCase.Refused("3.1.2.17", "mismatch01", SipHeaderNames.CSeq),
        TortureCase.Refused("3.1.2.18", "mismatch02", SipHeaderNames.CSeq),
        TortureCase.Dropped("3.1.2.19", "bigcode", "start line"),
    ];
}
