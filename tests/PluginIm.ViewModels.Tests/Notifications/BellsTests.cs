using Microsoft.Extensions.Time.Testing;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Notifications;

[TestClass]
public sealed class BellsTests : IDisposable
{
    private static readonly Bell Ringing = new("ring.wav", 7, Duration: null);
    private static readonly Bell Message = new("message.wav", 5, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new();
    private readonly HeardSounds _sounds = new();
    private readonly Bells _bells;

    public BellsTests() => _bells = new Bells(_sounds, _time);

    public void Dispose() => _bells.Dispose();

    [TestMethod]
    public void A_bell_that_waits_for_an_answer_repeats_until_then()
    {
        var ringing = _bells.Ring(Ringing);
        _time.Advance(TimeSpan.FromMinutes(5));
        ringing!.Dispose();

        Assert.AreSequenceEqual(["ring.wav again and again", "silence"], _sounds.Heard.ToArray());
    }

    [TestMethod]
    public void A_bell_of_some_seconds_repeats_for_that_long()
    {
        using var ringing = _bells.Ring(Ringing with { Duration = TimeSpan.FromSeconds(10) });

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.AreSequenceEqual(["ring.wav again and again"], _sounds.Heard.ToArray());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreSequenceEqual(["ring.wav again and again", "silence"], _sounds.Heard.ToArray());
    }

    [TestMethod]
    public void A_sound_that_is_played_once_is_not_cut()
    {
        using var ringing = _bells.Ring(Message);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.AreSequenceEqual(["message.wav"], _sounds.Heard.ToArray());
    }

    [TestMethod]
    public void An_answer_ends_even_a_sound_that_is_played_once()
    {
        _bells.Ring(Message)!.Dispose();

        Assert.AreSequenceEqual(["message.wav", "silence"], _sounds.Heard.ToArray());
    }

    [TestMethod]
    public void Of_two_sounds_the_one_of_the_lower_priority_is_not_heard_and_comes_not_late()
    {
        var ringing = _bells.Ring(Ringing);

        Assert.IsNull(_bells.Ring(Message));
        ringing!.Dispose();

        Assert.AreSequenceEqual(["ring.wav again and again", "silence"], _sounds.Heard.ToArray());
    }

    [TestMethod]
    public void The_higher_priority_takes_the_place_of_the_lower_one()
    {
        _bells.Ring(Message);
        using var ringing = _bells.Ring(Ringing);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.AreSequenceEqual(["message.wav", "ring.wav again and again"], _sounds.Heard.ToArray());
    }

    [TestMethod]
    public void A_less_important_bell_that_still_waits_is_heard_when_the_more_important_one_ends()
    {
        using var low = _bells.Ring(Ringing with { File = "low.wav", Priority = 1 });
        var high = _bells.Ring(Ringing);
        high!.Dispose();

        Assert.AreSequenceEqual(["low.wav again and again", "ring.wav again and again", "low.wav again and again"], _sounds.Heard.ToArray());
    }

    [TestMethod]
    public void A_second_invitation_does_not_start_the_sound_anew_and_rings_on_when_the_first_is_answered()
    {
        var first = _bells.Ring(Ringing);
        var second = _bells.Ring(Ringing);
        Assert.HasCount(1, _sounds.Heard);

        first!.Dispose();
        Assert.AreEqual("ring.wav again and again", _sounds.Heard[^1]);
        second!.Dispose();
        Assert.AreEqual("silence", _sounds.Heard[^1]);
    }

    [TestMethod]
    public void Messages_that_come_at_once_ring_once()
    {
        _bells.Ring(Message);
        _bells.Ring(Message);
        Assert.HasCount(1, _sounds.Heard);

        _time.Advance(TimeSpan.FromSeconds(3));
        _bells.Ring(Message);
        Assert.HasCount(2, _sounds.Heard);
    }

    [TestMethod]
    public void What_nobody_answers_is_played_once_where_it_would_last_until_then()
    {
        _bells.Tell(Ringing);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.AreSequenceEqual(["ring.wav"], _sounds.Heard.ToArray());
    }

    [TestMethod]
    public void No_bell_is_silent()
    {
        _bells.Tell(null);
        Assert.IsNull(_bells.Ring(null));
        Assert.IsEmpty(_sounds.Heard);
    }

    [TestMethod]
    public void The_end_of_the_desktop_silences_everything()
    {
        _bells.Ring(Ringing);
        _bells.Dispose();

        Assert.AreEqual("silence", _sounds.Heard[^1]);
    }
}
