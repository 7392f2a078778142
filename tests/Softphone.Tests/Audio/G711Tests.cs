namespace Softphone.Tests.Audio;

[TestClass]
public sealed class G711Tests
{
    // One millisecond of 1,000 Hz at 0 dBm0 (ITU-T G.711 tables 5 and 6).
    private static readonly byte[] MilliwattMu = [0x1E, 0x0B, 0x0B, 0x1E, 0x9E, 0x8B, 0x8B, 0x9E];
    private static readonly byte[] MilliwattA = [0x34, 0x21, 0x21, 0x34, 0xB4, 0xA1, 0xA1, 0xB4];

    [TestMethod]
    public void Every_code_of_the_mu_law_but_minus_zero_stands_for_what_encodes_to_it()
    {
        for (var code = 0; code <= byte.MaxValue; code++)
        {
            var expected = code == 0x7F ? 0xFF : code;

            Assert.AreEqual(expected, MuLaw.Encode(MuLaw.Decode((byte)code)), $"code {code:X2}");
        }
    }

    [TestMethod]
    public void Every_code_of_the_A_law_stands_for_what_encodes_to_it()
    {
        for (var code = 0; code <= byte.MaxValue; code++)
        {
            Assert.AreEqual(code, ALaw.Encode(ALaw.Decode((byte)code)), $"code {code:X2}");
        }
    }

    [TestMethod]
    [DataRow((byte)0xFF, (short)0)]
    [DataRow((byte)0x80, (short)32124)]
    [DataRow((byte)0x00, (short)-32124)]
    [DataRow((byte)0xF0, (short)120)]
    [DataRow((byte)0xEF, (short)132)]
    public void The_mu_law_has_the_values_of_its_table(byte code, short sample) => Assert.AreEqual(sample, MuLaw.Decode(code));

    [TestMethod]
    [DataRow((byte)0xD5, (short)8)]
    [DataRow((byte)0x55, (short)-8)]
    [DataRow((byte)0xAA, (short)32256)]
    [DataRow((byte)0x2A, (short)-32256)]
    [DataRow((byte)0xC5, (short)264)]
    public void The_A_law_has_the_values_of_its_table(byte code, short sample) => Assert.AreEqual(sample, ALaw.Decode(code));

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void No_sample_is_off_by_more_than_half_a_step(bool isMu)
    {
        for (int sample = short.MinValue; sample <= short.MaxValue; sample++)
        {
            var codec = isMu ? AudioCodec.Pcmu : AudioCodec.Pcma;
            var back = Once(codec, (short)sample);

            // A step is a sixteenth of its segment, which begins at half of what it ends at; the loudest samples are cut off.
            var allowed = Math.Max(isMu ? 4 : 8, (Math.Abs(sample) + 132) / 32) + (Math.Abs(sample) > 32124 ? 644 : 0);
            Assert.IsTrue(Math.Abs(back - sample) <= allowed, $"{codec}: {sample} became {back}");
        }
    }

    [TestMethod]
    public void The_digital_milliwatt_has_its_level_in_both_laws()
    {
        Assert.AreEqual(-6.18, LevelOf(AudioCodec.Pcmu, MilliwattMu), 0.05);
        Assert.AreEqual(-6.15, LevelOf(AudioCodec.Pcma, MilliwattA), 0.05);
    }

    private static short Once(AudioCodec codec, short sample)
    {
        Span<byte> code = stackalloc byte[1];
        Span<short> back = stackalloc short[1];
        codec.Encode([sample], code);
        codec.Decode(code, back);
        return back[0];
    }

    private static double LevelOf(AudioCodec codec, byte[] millisecond)
    {
        var meter = new LevelMeter();
        var samples = new short[millisecond.Length];
        codec.Decode(millisecond, samples);
        for (var i = 0; i < 100; i++)
        {
            meter.Add(samples);
        }

        return meter.Decibels;
    }
}
