using System.Text;
using CsCheck;
using PluginIm.Fuzzing;

namespace PluginIm.Sip.Tests.Torture;

/// <summary>The fuzzer's engine for a moment, and all that it ever found.</summary>
[TestClass]
public sealed class FuzzTests
{
    public static IEnumerable<object[]> Corpus => WireFiles.NamesIn("Corpus").Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Corpus))]
    public void Input_that_once_failed_does_no_more(string name) => TryAll(WireFiles.Read("Corpus", name));

    [TestMethod]
    public void Torture_messages_hold_what_holds_for_every_input()
    {
        foreach (var seed in FuzzSeeds.All)
        {
            TryAll(seed);
        }
    }

    [TestMethod]
    public void Bytes_without_sense_are_refused_at_most() => Gen.Byte.Array[0, 300].Sample(TryAll, iter: 500, threads: 1);

    [TestMethod]
    public void Mutated_messages_are_refused_at_most()
    {
        var options = new FuzzOptions { Seed = 1, Bytes = 500_000 };

        var report = new FuzzRun(options, TimeProvider.System, TextWriter.Null).Run();

        Assert.IsEmpty(report.Failures, string.Join('\n', report.Failures));
        Assert.IsGreaterThan(100, report.Inputs);
    }

    [TestMethod]
    [DataRow(SipEndpointRole.UserAgent)]
    [DataRow(SipEndpointRole.Proxy)]
    public async Task Endpoint_outlives_mutated_messages_and_logs_no_error(SipEndpointRole role)
    {
        await using var environment = new TestEnvironment();
        await using var endpoint = new TortureEndpoint(environment, role);
        var mutator = new Mutator(FuzzSeeds.All);

        for (var seed = 0; seed < 1000; seed++)
        {
            endpoint.Receive(mutator.Make(new Random(seed)));
        }

        var answers = await endpoint.TellAsync();
        Assert.IsNotEmpty(answers);
    }

    [TestMethod]
    public async Task Via_that_asks_for_its_port_many_times_is_answered()
    {
        var options = string.Join("\r\n",
            "OPTIONS sip:a@im.test SIP/2.0", "Via: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bK1" + string.Concat(Enumerable.Repeat(";rport", 60)),
            "From: <sip:a@im.test>;tag=1", "To: <sip:a@im.test>", "Call-ID: 1", "CSeq: 1 OPTIONS", "", "");
        await using var environment = new TestEnvironment();
        await using var endpoint = new TortureEndpoint(environment);

        CollectionAssert.AreEqual(new[] { 200 }, (await endpoint.TellAsync(Encoding.ASCII.GetBytes(options))).ToArray());
    }

    [TestMethod]
    public void Run_finds_a_fault_and_makes_its_input_small()
    {
        var target = new FuzzTarget("odd", (input, _) => Fuzzing.Check.That(!input.Span.Contains((byte)'!'), "odd", "a mark"));

        Assert.AreEqual("!", Encoding.ASCII.GetString(Minimiser.Shrink(target, "odd: a mark", "abc!defghij"u8.ToArray(), 0)));
    }

    [TestMethod]
    public void The_same_seed_makes_the_same_inputs()
    {
        var mutator = new Mutator(FuzzSeeds.All);

        CollectionAssert.AreEqual(mutator.Make(new Random(5)), mutator.Make(new Random(5)));
    }

    [TestMethod]
    public void Allocation_beyond_a_multiple_of_the_input_is_a_fault()
    {
        var target = new FuzzTarget("wasteful", (input, _) => GC.KeepAlive(new byte[1 << 22]));

        var failure = Assert.ThrowsExactly<FuzzFailure>(() => target.Try(new byte[10], 0));
        StringAssert.Contains(failure.Message, "allocates");
    }

    private static void TryAll(byte[] input)
    {
        foreach (var target in FuzzTarget.All)
        {
            for (var seed = 0; seed < 20; seed++)
            {
                target.Try(input, seed);
            }
        }
    }
}
