using System.Net;
using PluginIm.Messaging;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Disks;

[TestClass]
public sealed class SimulatedJournalTests
{
    private readonly VirtualClock _clock = new();
    private readonly Disk _disk = new();

    [TestMethod]
    public void What_is_kept_comes_back()
    {
        var journal = Journal(Machine());
        journal.WriteAsync(Header()).AsTask();
        journal.WriteAsync(Line(1, "one")).AsTask();
        var kept = journal.WriteAsync(new DeliveryChanged("s", 1, ImDelivery.Delivered, null, false)).AsTask();

        Assert.IsFalse(kept.IsCompleted);
        Assert.IsEmpty(_disk.Read());
        Pass();

        Assert.IsTrue(kept.IsCompleted);
        Assert.AreEqual(ImDelivery.Delivered, _disk.Read().Single().Lines.OfType<JournaledMessage>().Single().Delivery);
    }

    [TestMethod]
    public void What_is_removed_does_not_come_back()
    {
        var journal = Journal(Machine());
        journal.WriteAsync(Header()).AsTask();
        journal.WriteAsync(new SessionRemoved("s")).AsTask();
        Pass();

        Assert.IsEmpty(_disk.Read());
    }

    [TestMethod]
    public void What_is_under_way_when_the_process_ends_is_there_from_its_beginning_on()
    {
        var counts = new HashSet<int>();
        for (var seed = 1UL; seed < 100; seed++)
        {
            var disk = new Disk();
            var machine = Machine();
            var journal = new SimulatedJournal(disk, machine, _clock, new Dice(seed, "disk"), TimeSpan.FromSeconds(1));
            disk.Write(Header());
            for (var ordinal = 1; ordinal <= 3; ordinal++)
            {
                journal.WriteAsync(Line(ordinal, $"{ordinal}")).AsTask();
            }

            machine.TurnOff();
            journal.OnKilled();
            Pass();
            journal.WriteAsync(Line(4, "4")).AsTask();

            var texts = string.Concat(disk.Texts);
            Assert.StartsWith(texts, "123");
            counts.Add(texts.Length);
        }

        Assert.HasCount(4, counts);
    }

    private static HeaderChanged Header() => new(new JournaledHeader
    {
        SessionId = "s",
        Me = ImParty.FromAddress("sip:a@im.test"),
        Peer = ImParty.FromAddress("sip:b@im.test"),
        IsIncoming = false,
        State = ImSessionState.Connected,
        OpenedAt = DateTimeOffset.UnixEpoch,
    });

    private static LineAppended Line(long ordinal, string text) => new("s", new JournaledMessage
    {
        Ordinal = ordinal,
        Time = DateTimeOffset.UnixEpoch,
        Party = ImParty.FromAddress("sip:a@im.test"),
        MessageId = text,
        Text = text,
        IsMine = true,
        Delivery = ImDelivery.Sending,
    });

    private Machine Machine() => new("machine", IPAddress.Loopback, 1, _clock);

    private SimulatedJournal Journal(Machine machine) => new(_disk, machine, _clock, new Dice(1, "disk"), TimeSpan.FromSeconds(1));

    private void Pass()
    {
        var until = _clock.Now + TimeSpan.FromMinutes(1);
        while (_clock.TryRingNext(until))
        {
            // It rang.
        }
    }
}
