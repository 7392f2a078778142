using Microsoft.Extensions.Logging.Abstractions;

namespace PluginIm.Messaging.Tests.Sessions;

[TestClass]
public sealed class OrderedEventsTests
{
    private readonly OrderedEvents _events = new(NullLogger.Instance);
    private readonly List<int> _raised = [];

    [TestMethod]
    public async Task What_is_posted_is_raised_in_order_on_another_thread()
    {
        var threads = new HashSet<int>();
        var done = new TaskCompletionSource();

        for (var i = 0; i < 100; i++)
        {
            var number = i;
            _events.Post(() => Raise(number, threads));
        }

        _events.Post(done.SetResult);
        await done.Task;

        CollectionAssert.AreEqual(Enumerable.Range(0, 100).ToArray(), _raised);
        Assert.DoesNotContain(0, threads);
    }

    [TestMethod]
    public void A_thread_that_holds_raises_what_it_posts_once_it_releases()
    {
        _events.Hold();
        _events.Post(() => _raised.Add(System.Environment.CurrentManagedThreadId));
        _events.Post(() => _raised.Add(System.Environment.CurrentManagedThreadId));
        Assert.IsEmpty(_raised);

        _events.Release();

        CollectionAssert.AreEqual(new[] { System.Environment.CurrentManagedThreadId, System.Environment.CurrentManagedThreadId }, _raised);
    }

    [TestMethod]
    public void Of_holds_within_each_other_the_outermost_release_raises()
    {
        _events.Hold();
        _events.Hold();
        _events.Post(() => _raised.Add(1));

        _events.Release();

        Assert.IsEmpty(_raised);
        _events.Release();
        CollectionAssert.AreEqual(new[] { 1 }, _raised);
    }

    [TestMethod]
    public async Task What_belongs_to_others_is_raised_though_this_thread_holds_for_somebody_else()
    {
        var others = new OrderedEvents(NullLogger.Instance);
        var raised = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _events.Hold();
        _events.Post(() => _raised.Add(1));
        others.Hold();
        others.Post(raised.SetResult);
        others.Release();
        Assert.IsEmpty(_raised);

        _events.Release();

        CollectionAssert.AreEqual(new[] { 1 }, _raised);
        await raised.Task;
    }

    [TestMethod]
    public void What_a_handler_posts_is_raised_after_it_even_where_another_one_fails()
    {
        _events.Hold();
        _events.Post(() =>
        {
            _events.Post(() => _raised.Add(2));
            _raised.Add(1);
            throw new InvalidOperationException("a handler of the host");
        });

        _events.Release();

        CollectionAssert.AreEqual(new[] { 1, 2 }, _raised);
    }

    [TestMethod]
    public async Task A_thread_in_passing_raises_a_few_and_leaves_the_rest_to_the_pool()
    {
        var here = System.Environment.CurrentManagedThreadId;
        var onThisThread = 0;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _events.Hold();
        for (var i = 0; i < 100; i++)
        {
            var number = i;
            _events.Post(() =>
            {
                onThisThread += System.Environment.CurrentManagedThreadId == here ? 1 : 0;
                _raised.Add(number);
            });
        }

        _events.Post(done.SetResult);
        _events.Release();
        var passing = onThisThread;
        await done.Task;

        Assert.AreEqual(16, passing);
        CollectionAssert.AreEqual(Enumerable.Range(0, 100).ToArray(), _raised);
    }

    [TestMethod]
    public async Task Who_holds_the_events_of_one_channel_does_not_hold_up_those_of_another()
    {
        var other = new OrderedEvents(NullLogger.Instance);
        var raised = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _events.Hold();

        other.Post(raised.SetResult);
        await raised.Task;
        _events.Release();

        Assert.IsEmpty(_raised);
    }

    private void Raise(int number, HashSet<int> threads)
    {
        threads.Add(Thread.CurrentThread.IsThreadPoolThread ? System.Environment.CurrentManagedThreadId : 0);
        _raised.Add(number);
    }
}
