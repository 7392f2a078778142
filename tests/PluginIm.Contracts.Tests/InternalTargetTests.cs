namespace PluginIm.Contracts.Tests;

[TestClass]
public sealed class InternalTargetTests
{
    private static readonly InternalTarget Amy = new()
    {
        Kind = InternalTargetKind.Agent,
        Id = "amiller",
        DisplayName = "Amy Miller",
        SipAddress = "sip:amiller@im.test",
        Presence = new Dictionary<Medium, Presence> { [Medium.Voice] = Presence.Busy },
    };

    [TestMethod]
    public void A_known_medium_has_the_presence_that_the_shell_gave()
    {
        Assert.AreEqual(Presence.Busy, Amy.PresenceIn(Medium.Voice));
    }

    [TestMethod]
    public void A_medium_that_the_shell_does_not_name_is_offline()
    {
        Assert.AreEqual(Presence.Offline, Amy.PresenceIn(Medium.InstantMessaging));
    }
}
