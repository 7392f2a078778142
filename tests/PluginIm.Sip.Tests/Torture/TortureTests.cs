using PluginIm.Fuzzing;

namespace PluginIm.Sip.Tests.Torture;

/// <summary>The torture messages of RFC 4475 and RFC 5118, one row each.</summary>
[TestClass]
public sealed class TortureTests
{
    private const string Rfc4475 = nameof(Rfc4475);
    private const string Rfc5118 = nameof(Rfc5118);

    private static readonly Dictionary<string, IReadOnlyList<TortureCase>> Cases = new()
    {
        [Rfc4475] = [.. Rfc4475Valid.Cases, .. Rfc4475Invalid.Cases, .. Rfc4475Behaviour.Cases],
        [Rfc5118] = Rfc5118Cases.Cases,
    };

    /// <summary>Document, section and name of each message.</summary>
    public static IEnumerable<object[]> Rows =>
        Cases.SelectMany(document => document.Value.Select(row => new object[] { document.Key, row.Section, row.Name }));

    [TestMethod]
    [DataRow(Rfc4475, 49)]
    [DataRow(Rfc5118, 12)]
    public void Every_message_of_the_document_is_there_and_has_its_row(string document, int count)
    {
        var files = WireFiles.NamesIn(document);

        Assert.HasCount(count, files);
        CollectionAssert.AreEquivalent(files.ToArray(), Cases[document].Select(row => row.Name).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Message_is_read_or_refused_as_its_row_says(string document, string section, string name)
    {
        var row = RowOf(document, section, name);

        if (row.Holds is { } holds)
        {
            holds(SipParser.Parse(WireFiles.Read(document, name)));
            return;
        }

        var fault = Assert.ThrowsExactly<SipParseException>(() => SipParser.Parse(WireFiles.Read(document, name)));
        Assert.AreEqual(row.Refusal, (fault.StatusToAnswer, fault.Where));
        Assert.AreEqual(row.Answer is null, fault.Request is null);
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public async Task User_agent_answers_as_its_row_says(string document, string section, string name)
    {
        await using var environment = new TestEnvironment();
        await using var endpoint = new TortureEndpoint(environment);

        var answers = await endpoint.TellAsync(WireFiles.Read(document, name));

        int[] expected = RowOf(document, section, name).Answer is { } status ? [status] : [];
        CollectionAssert.AreEqual(expected, answers.ToArray());
    }

    [TestMethod]
    [DataRow("zeromf", 483)]
    [DataRow("bext01", 420)]
    [DataRow("novelsc", 416)]
    public async Task Proxy_answers_as_one(string name, int status)
    {
        await using var environment = new TestEnvironment();
        await using var endpoint = new TortureEndpoint(environment, SipEndpointRole.Proxy);

        CollectionAssert.AreEqual(new[] { status }, (await endpoint.TellAsync(WireFiles.Read(Rfc4475, name))).ToArray());
    }

    [TestMethod]
    public async Task Requests_of_one_branch_that_is_none_are_two_requests()
    {
        var first = WireFiles.Read(Rfc4475, "badbranch");
        var second = first.ToArray();
        second[second.AsSpan().IndexOf("badbranch.s"u8)] = (byte)'x';
        await using var environment = new TestEnvironment();
        await using var endpoint = new TortureEndpoint(environment);

        CollectionAssert.AreEqual(new[] { 200, 200 }, (await endpoint.TellAsync(first, second)).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Message_that_is_read_is_written_so_that_it_reads_the_same(string document, string section, string name)
    {
        if (RowOf(document, section, name).Holds is { } holds)
        {
            var written = SipParser.Parse(WireFiles.Read(document, name)).ToArray();

            holds(SipParser.Parse(written));
            CollectionAssert.AreEqual(written, SipParser.Parse(written).ToArray());
        }
        else
        {
            Assert.ThrowsExactly<SipParseException>(() => SipParser.Parse(WireFiles.Read(document, name)));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Message_on_a_stream_is_the_same_wherever_it_is_cut(string document, string _, string name)
    {
        var bytes = WireFiles.Read(document, name);
        var whole = ItemsOf(bytes, bytes.Length);

        // A body that is announced and does not come is waited for.
        Assert.AreEqual(name == "clerr", whole.Count == 0);
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            CollectionAssert.AreEqual(whole, ItemsOf(bytes, cut, bytes.Length - cut), $"cut at {cut}");
        }

        CollectionAssert.AreEqual(whole, ItemsOf(bytes, [.. Enumerable.Repeat(1, bytes.Length)]));
    }

    private static List<string> ItemsOf(ReadOnlySpan<byte> bytes, params int[] lengths)
    {
        var parser = new SipStreamParser();
        var items = new List<string>();
        foreach (var length in lengths)
        {
            parser.Append(bytes[..length]);
            bytes = bytes[length..];
            while (parser.TryRead(out var item))
            {
                items.Add($"{item.Kind} {item.Message} {(item.Error is { } fault ? "Error " + fault.Message : "")}");
            }
        }

        return items;
    }

    private static TortureCase RowOf(string document, string section, string name) =>
        Cases[document].Single(row => row.Name == name && row.Section == section);
}
