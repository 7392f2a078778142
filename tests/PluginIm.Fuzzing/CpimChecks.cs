using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>CPIM messages: the input as a whole, and what follows its first empty line.</summary>
internal static class CpimChecks
{
    private const string Target = "cpim";

    // What is written may have a header more than what was read: with as many as a part may have, it is one too many.
    private const int MostHeaders = 50;

    public static void Run(ReadOnlyMemory<byte> input, Random random)
    {
        var head = input.Span.IndexOf("\r\n\r\n"u8);
        var bytes = head >= 0 && random.Next(2) == 0 ? input[(head + 4)..] : input;
        var message = Cost.Within(Cost.OfBody, input.Length, Target, () => CpimMessage.Parse(bytes));
        if (message.OtherHeaders.Count > MostHeaders)
        {
            return;
        }

        var written = message.ToBytes();
        var again = Check.Accepted(() => CpimMessage.Parse(written), Target, "what was written is not read again");
        Check.That(again.Subject == message.Subject && again.MessageId == message.MessageId, Target, "subject or id changes");
        Check.That(again.From?.ToString() == message.From?.ToString() && again.To?.ToString() == message.To?.ToString(), Target, "an address changes");
        Check.Same(again.Content.Content.Span, message.Content.Content.Span, Target, "the content changes");
        Check.Same(written, again.ToBytes(), Target, "what was read again is written differently");
    }
}
