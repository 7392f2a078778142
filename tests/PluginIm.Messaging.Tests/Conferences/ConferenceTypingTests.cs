using PluginIm.Messaging.Tests.Environment;
using static PluginIm.Messaging.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Tests.Conferences;

/// <summary>Who types in a conversation of more than two is seen by all, by name.</summary>
[TestClass]
public sealed class ConferenceTypingTests
{
    [TestMethod]
    public async Task All_see_who_types()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);

        amy.SetDraft("I th");
        kate.SetDraft("We");

        await WaitForAsync(() => bob.Typing.Count == 2, "the typing");
        CollectionAssert.AreEqual(new[] { "amiller", "kmilburn" }, Logons(bob));
        CollectionAssert.AreEqual(new[] { "amiller" }, Logons(kate));
        CollectionAssert.AreEqual(new[] { "kmilburn" }, Logons(amy), "Nobody sees that he types himself.");
    }

    [TestMethod]
    public async Task It_ends_with_the_text_of_that_one_alone()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        var carla = await circle.AddAsync(kate, Circle.Carla);
        amy.SetDraft("I th");
        carla.SetDraft("So do");
        await WaitForAsync(() => bob.Typing.Count == 2 && kate.Typing.Count == 2, "the typing");

        amy.Send("I think so");

        await WaitForAsync(() => bob.Typing.Count == 1 && kate.Typing.Count == 1, "the end of Amy's");
        CollectionAssert.AreEqual(new[] { "cvidal" }, Logons(bob));
        carla.SetDraft("");
        await WaitForAsync(() => !bob.IsPeerTyping && !kate.IsPeerTyping && !amy.IsPeerTyping, "the end of Carla's");
    }

    [TestMethod]
    public async Task Who_leaves_types_no_more()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        var bob = await circle.AddAsync(kate, Circle.Bob);
        bob.SetDraft("wait");
        await WaitForAsync(() => amy.IsPeerTyping && kate.IsPeerTyping, "the typing");

        await bob.EndAsync();

        await WaitForAsync(() => !amy.IsPeerTyping && !kate.IsPeerTyping, "the end");
    }

    [TestMethod]
    public async Task It_runs_out_unless_it_is_told_again()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (kate, amy) = await circle.ConnectAsync();
        await circle.AddAsync(kate, Circle.Bob);
        var toAmy = environment.CarrierOf(Amy).Dialogs[0].Observer!;
        toAmy.OnTyping(true, TimeSpan.FromSeconds(60), Circle.Bob);
        toAmy.OnTyping(true, TimeSpan.FromSeconds(90), null);
        Assert.HasCount(2, amy.Typing);

        environment.Time.Advance(TimeSpan.FromSeconds(61));

        await WaitForAsync(() => amy.Typing.Count == 1, "the end of Bob's");
        CollectionAssert.AreEqual(new[] { "kmilburn" }, Logons(amy));
    }

    [TestMethod]
    public async Task Nobody_types_in_the_name_of_somebody_who_is_not_in_it()
    {
        await using var environment = new TestEnvironment();
        var circle = await Circle.CreateAsync(environment);
        var (_, amy) = await circle.ConnectAsync();

        environment.CarrierOf(Amy).Dialogs[0].Observer!.OnTyping(true, TimeSpan.FromSeconds(60), Circle.Bob);

        CollectionAssert.AreEqual(new[] { "kmilburn" }, Logons(amy));
    }

    private static string[] Logons(ImSession session) => [.. session.Typing.Select(party => party.Logon)];
}
