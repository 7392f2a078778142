namespace MinimalShell.Tests;

/// <summary>The shell's Team Communicator and directory, with an action of no plugin.</summary>
[TestClass]
public sealed class ColleaguesTests
{
    private readonly Colleagues _colleagues = new();

    [TestMethod]
    public void An_action_is_offered_until_its_registration_is_disposed()
    {
        var target = _colleagues.All[0];
        var (first, second) = (Action(), Action());
        var registration = _colleagues.Register(first);
        _colleagues.Register(second);
        Assert.AreSame(first, _colleagues.FindAction(target));

        registration.Dispose();

        Assert.AreSame(second, _colleagues.FindAction(target));
    }

    [TestMethod]
    public async Task Who_is_behind_an_address_is_found()
    {
        var found = await ((ITargetDirectory)_colleagues).FindByAddressAsync("sip:amiller@im.test", CancellationToken.None);

        Assert.AreEqual("Amy Miller", found?.DisplayName);
        Assert.IsNull(await ((ITargetDirectory)_colleagues).FindByAddressAsync("sip:nobody@im.test", CancellationToken.None));
    }

    private static ITargetAction Action() =>
        Mock.Of<ITargetAction>(action => action.GetState(It.IsAny<InternalTarget>(), null) == new TargetActionState(true, true, null));
}
