using PluginIm.ViewModels.Texts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Texts;

[TestClass]
public sealed class WordsTests
{
    [TestMethod]
    [DataRow("de-DE", "Sofortnachricht senden")]
    [DataRow("de-AT", "Sofortnachricht senden")]
    [DataRow("en-GB", "Send an Instant Message")]
    [DataRow("fr-FR", "Send an Instant Message")]
    public void An_agent_reads_the_own_language_where_there_is_one_and_English_elsewhere(string culture, string action)
    {
        using var _ = new InCulture(culture);

        Assert.AreEqual(action, Words.ActionSend);
    }

    [TestMethod]
    [DataRow("de-DE", "14:05:09")]
    [DataRow("en-US", "2:05:09 PM")]
    public void Times_are_written_as_the_agents_culture_writes_them(string culture, string written)
    {
        using var _ = new InCulture(culture);
        var time = new DateTimeOffset(2026, 5, 4, 14, 5, 9, TimeSpan.Zero);

        // The blank before PM is a narrow one.
        Assert.AreEqual(written, Clock.Show(time, new UtcTime()).Replace('\u202F', ' '));
    }

    [TestMethod]
    [DataRow("en-US")]
    [DataRow("de-DE")]
    public void No_two_controls_that_are_on_the_screen_together_share_an_access_key(string culture)
    {
        using var _ = new InCulture(culture);

        foreach (var together in new string[][]
        {
            [Words.ButtonSend, Words.ButtonEnd, Words.ButtonDone, Words.ButtonHangUp, Words.CaseSeen, Words.ButtonOpenLink, Words.ButtonLeaveLink],
            [Words.ButtonSend, Words.ButtonEnd, Words.ButtonDone, Words.ButtonHangUp, Words.HistoryBack, Words.ButtonOpenLink, Words.ButtonLeaveLink],
            [Words.ButtonSend, Words.ButtonConfirmEnd, Words.ButtonKeepSession],
            [Words.ButtonAccept, Words.ButtonReject],
        })
        {
            CollectionAssert.AllItemsAreUnique(together.Select(words => char.ToUpperInvariant(words[words.IndexOf('_') + 1])).ToArray(), string.Join(' ', together));
        }
    }

    private sealed class UtcTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
