namespace Softphone.Tests.Audio;

[TestClass]
public sealed class ToneTests
{
    [TestMethod]
    [DataRow(440d, -18d)]
    [DataRow(1000d, -30d)]
    [DataRow(425d, -3.02d)]
    public void A_tone_has_the_level_that_was_asked_for(double hertz, double decibels)
    {
        var meter = new LevelMeter();

        meter.Add(Samples(hertz, decibels));

        Assert.AreEqual(decibels, meter.Decibels, 0.1);
    }

    [TestMethod]
    public void A_tone_has_its_pitch_and_no_break_between_two_fillings()
    {
        var samples = Samples(440, -18);

        var rises = samples.Zip(samples.Skip(1)).Count(pair => pair is { First: < 0, Second: >= 0 });
        var widest = samples.Zip(samples.Skip(1)).Max(pair => Math.Abs(pair.Second - pair.First));

        Assert.AreEqual(440, rises, 1);
        Assert.IsLessThan(2100, widest);
    }

    [TestMethod]
    public void Silence_and_nothing_at_all_have_the_least_level()
    {
        var meter = new LevelMeter();
        Assert.AreEqual(LevelMeter.Silence, meter.Decibels);

        meter.Add(new short[800]);

        Assert.AreEqual(LevelMeter.Silence, meter.Decibels);
    }

    [TestMethod]
    public void The_level_is_that_of_the_last_tenth_of_a_second()
    {
        var meter = new LevelMeter();
        meter.Add(Samples(440, -6));

        meter.Add(Samples(440, -30).AsSpan(0, 800));

        Assert.AreEqual(-30, meter.Decibels, 0.1);
    }

    private static short[] Samples(double hertz, double decibels)
    {
        var tone = new Tone(hertz, decibels);
        var samples = new short[AudioCodec.SamplesPerSecond];
        for (var i = 0; i < samples.Length; i += RtpSender.SamplesPerPacket)
        {
            tone.Fill(samples.AsSpan(i, RtpSender.SamplesPerPacket));
        }

        return samples;
    }
}
