using CsCheck;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>What holds for every message.</summary>
[TestClass]
public sealed class MessageProperties
{
    private const int Iterations = 1000;

    [TestMethod]
    public void What_is_written_is_read_as_what_it_was() => GeneratedMessages.Any.Sample(
        message => AssertSame(message, SipParser.Parse(message.ToArray())), iter: Iterations, threads: 1);

    [TestMethod]
    public void What_was_read_is_written_byte_by_byte_the_same() => GeneratedMessages.Any.Sample(
        message => CollectionAssert.AreEqual(message.ToArray(), SipParser.Parse(message.ToArray()).ToArray()), iter: Iterations, threads: 1);

    [TestMethod]
    public void However_a_message_is_spelled_it_says_the_same() => Gen.Select(GeneratedMessages.Any, Gen.Int).Sample(
        (message, seed) => AssertSame(message, SipParser.Parse(Spelling.Of(message, new Random(seed)))), iter: Iterations, threads: 1);

    [TestMethod]
    public void Messages_on_a_stream_are_the_same_however_it_is_cut() => Gen.Select(GeneratedMessages.Any.Array[1, 3], Gen.Int[1, 40]).Sample(
        (messages, longest) =>
        {
            var stream = messages.SelectMany(message => message.ToArray()).ToArray();
            var parser = new SipStreamParser();
            var read = new List<byte[]>();
            for (var start = 0; start < stream.Length; start += longest)
            {
                parser.Append(stream.AsSpan(start, Math.Min(longest, stream.Length - start)));
                while (parser.TryRead(out var item))
                {
                    Assert.AreEqual(SipStreamItemKind.Message, item.Kind);
                    read.Add(item.Message!.ToArray());
                }
            }

            CollectionAssert.AreEqual(stream, read.SelectMany(bytes => bytes).ToArray());
            Assert.HasCount(messages.Length, read);
        },
        iter: 300,
        threads: 1);

    private static void AssertSame(SipMessage expected, SipMessage actual)
    {
        Assert.AreEqual(expected.StartLine, actual.StartLine);
        CollectionAssert.AreEqual(expected.Body.ToArray(), actual.Body.ToArray());
        Assert.AreEqual(Text(expected.Headers.From), Text(actual.Headers.From));
        Assert.AreEqual(expected.Headers.From!.DisplayName, actual.Headers.From!.DisplayName);
        Assert.AreEqual(expected.Headers.From.Uri, actual.Headers.From.Uri);
        Assert.AreEqual(Text(expected.Headers.To), Text(actual.Headers.To));
        Assert.AreEqual(expected.Headers.CSeq, actual.Headers.CSeq);
        CollectionAssert.AreEqual(expected.Headers.Vias.Select(Text).ToArray(), actual.Headers.Vias.Select(Text).ToArray());
        CollectionAssert.AreEqual(expected.Headers.RecordRoutes.Select(Text).ToArray(), actual.Headers.RecordRoutes.Select(Text).ToArray());
        CollectionAssert.AreEqual(Plain(expected), Plain(actual));
    }

    private static string Text(object? value) => value?.ToString() ?? "";

    private static SipHeader[] Plain(SipMessage message) =>
        [.. message.Headers
            .Where(header => header.Name != SipHeaderNames.ContentLength)
            .Select(header => header with { Name = header.Name.ToUpperInvariant() })];
}
