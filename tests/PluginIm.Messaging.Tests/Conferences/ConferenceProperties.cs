using CsCheck;
using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Conferences;

/// <summary>What holds in a conversation of more than two whatever happens to the ways between them.</summary>
[TestClass]
public sealed class ConferenceProperties
{
    /// <summary>Who writes (0 to 3), or whose way is lost (4 to 6), lost before anybody knows (7 to 9), or there again (10 to 12).</summary>
    private static readonly Gen<int[]> Steps = Gen.Int[0, 12].Array[1, 60];

    [TestMethod]
    public Task All_have_all_texts_each_authors_in_order_and_as_delivered_once_all_ways_are_there() => Steps.SampleAsync(
        async steps =>
        {
            await using var environment = new TestEnvironment();
            var circle = await Circle.CreateAsync(environment);
            var (kate, amy) = await circle.ConnectAsync();
            ImSession[] all = [kate, amy, await circle.AddAsync(kate, Circle.Bob), await circle.AddAsync(kate, Circle.Carla)];
            var dialogs = environment.CarrierOf(TestEnvironment.Kate).Dialogs.ToArray();
            var written = new List<string>();

            for (var number = 0; number < steps.Length; number++)
            {
                Take(steps[number], number, all, dialogs, written);
            }

            foreach (var dialog in dialogs)
            {
                Mend(dialog);
            }

            foreach (var session in all)
            {
                await TestEnvironment.WaitForAsync(() => Texts(session).Length == written.Count, $"all texts at {session.Me.Logon}");
                foreach (var author in all)
                {
                    CollectionAssert.AreEqual(By(author, written), By(author, Texts(session)));
                }

                await TestEnvironment.WaitForAsync(() => AreAllDelivered(session), $"that all have what {session.Me.Logon} wrote");
            }
        },
        iter: 60, threads: 1);

    private static void Take(int step, int number, ImSession[] all, MemoryDialog[] dialogs, List<string> written)
    {
        if (step < all.Length)
        {
            written.Add($"{all[step].Me.Logon}: {number}");
            Assert.AreEqual(ImSendResult.Accepted, all[step].Send($"{number}"));
        }
        else
        {
            var (what, whose) = Math.DivRem(step - all.Length, dialogs.Length);
            Take(what, dialogs[whose]);
        }
    }

    private static void Take(int what, MemoryDialog dialog)
    {
        if (what == 2)
        {
            Mend(dialog);
            return;
        }

        dialog.IsCut = true;
        if (what == 0)
        {
            dialog.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        }
    }

    private static void Mend(MemoryDialog dialog)
    {
        dialog.IsCut = false;
        dialog.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        dialog.Observer.OnRestored("token");
    }

    private static bool AreAllDelivered(ImSession session) =>
        session.Transcript.OfType<TranscriptMessage>().All(message => !message.IsMine || message.Delivery == ImDelivery.Delivered);

    private static string[] By(ImSession author, IEnumerable<string> texts) =>
        [.. texts.Where(text => text.StartsWith($"{author.Me.Logon}:", StringComparison.Ordinal))];

    private static string[] Texts(ImSession session) => [.. session.Transcript.OfType<TranscriptMessage>()
        .Where(message => message.Text != "Hello").Select(message => $"{message.Party!.Logon}: {message.Text}")];
}
