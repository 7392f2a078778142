using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Telemetry;

/// <summary>What a listener hears by the documented name; the other tests of this program make sessions of their own at the same time.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ImTelemetryTests
{
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _heard = [];
    private readonly ConcurrentQueue<(string Name, string Outcome)> _activities = [];

    [TestMethod]
    public async Task A_session_is_counted_from_its_invitation_to_its_end()
    {
        using var listening = Listen();
        var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var (kate, amy) = await conversation.ConnectAsync("Hello");
        kate.Send("Are you there?");
        await TestEnvironment.WaitForAsync(() => kate.Transcript.OfType<TranscriptMessage>().All(message => message.Delivery == ImDelivery.Delivered), "the delivery");

        await kate.EndAsync();

        await TestEnvironment.WaitForAsync(() => Count("pluginim.session.ended") == 2, "both ends");
        Assert.AreEqual(2, Count("pluginim.channel.ready"));
        Assert.AreEqual(0, Sum("pluginim.session.open"));
        Assert.AreEqual(2, Sum("pluginim.message.received"));
        Assert.AreEqual(2, Count("pluginim.message.delivery.duration"));
        Assert.Contains(("pluginim.message.sent", 1, "outcome=delivered"), _heard);
        Assert.Contains(("pluginim.session.ended", 1, "direction=outgoing,outcome=ended_by_me,consultation=False"), _heard);
        Assert.Contains(("pluginim.session.ended", 1, "direction=incoming,outcome=ended_by_peer,consultation=False"), _heard);
        Assert.Contains(one => one.Name == "pluginim.session.establish.duration" && one.Tags == "direction=outgoing,outcome=connected", _heard);
        Assert.Contains(("pluginim.session.establish", "connected"), _activities);
        Assert.Contains(("pluginim.message.deliver", "delivered"), _activities);
        Assert.AreEqual(ImSessionState.Ended, amy.State);
    }

    [TestMethod]
    public async Task A_rejected_invitation_is_a_session_with_that_outcome()
    {
        using var listening = Listen();
        var conversation = await Conversation.CreateAsync(new TestEnvironment());
        var session = conversation.Start();
        session.Send("Hello");

        await (await conversation.NextInvitationAsync()).RejectAsync();

        await TestEnvironment.WaitForAsync(() => Count("pluginim.session.ended") == 2, "both ends");
        Assert.Contains(("pluginim.session.ended", 1, "direction=outgoing,outcome=rejected,consultation=False"), _heard);
        Assert.Contains(("pluginim.session.establish", "rejected"), _activities);
    }

    private CompositeListener Listen()
    {
        var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ImTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument.Name, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument.Name, value, tags));
        meters.Start();
        var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ImTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => _activities.Enqueue((activity.OperationName, (string)activity.GetTagItem("pluginim.outcome")!)),
        };
        ActivitySource.AddActivityListener(activities);
        return new CompositeListener(meters, activities);
    }

    private void Hear(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // What is added to a counter and is nothing is not heard; a duration may well be nothing, by the tests' clock.
        if (value != 0 || name.EndsWith(".duration", StringComparison.Ordinal))
        {
            _heard.Enqueue((name, value, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
        }
    }

    private int Count(string name) => _heard.Count(one => one.Name == name);

    private double Sum(string name) => _heard.Where(one => one.Name == name).Sum(one => one.Value);

    private sealed class CompositeListener(MeterListener meters, ActivityListener activities) : IDisposable
    {
        public void Dispose()
        {
            meters.Dispose();
            activities.Dispose();
        }
    }
}
