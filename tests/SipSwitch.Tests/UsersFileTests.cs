using PluginIm.Sip;

namespace SipSwitch.Tests;

[TestClass]
public sealed class UsersFileTests
{
    [TestMethod]
    public void Comments_empty_lines_and_a_third_column_are_for_people()
    {
        var users = UsersFile.Parse("users", ["# comment", "", "  kate:k:Kate Milburn", "amy:a:b:c "]);

        CollectionAssert.AreEquivalent(new[] { "kate", "amy" }, users.Keys.ToArray());
        Assert.AreEqual("k", users["kate"]);
        Assert.AreEqual("a", users["amy"]);
    }

    [TestMethod]
    [DataRow("kate", "a colon between logon and password is missing")]
    [DataRow(":secret", "the logon is empty")]
    [DataRow("ka te:secret", "the logon holds a space, quote, bracket or @")]
    [DataRow("kate@im.test:secret", "the logon holds a space, quote, bracket or @")]
    [DataRow("kate:", "the password is empty")]
    [DataRow("amy:secret", "the logon amy stands there twice")]
    public void A_malformed_line_is_named_with_its_file_and_number(string line, string fault)
    {
        var thrown = Assert.ThrowsExactly<UsersFileException>(() => UsersFile.Parse("the-file", ["# users", "amy:a", line]));

        Assert.AreEqual($"the-file, line 3: {fault}", thrown.Message);
        Assert.IsFalse(thrown.Message.Contains("secret", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_file_without_users_is_refused()
    {
        Assert.ThrowsExactly<UsersFileException>(() => UsersFile.Parse("the-file", ["# nobody"]));
    }

    [TestMethod]
    public void The_demonstrations_forty_users_are_read()
    {
        var users = UsersFile.Load(Path.Combine(AppContext.BaseDirectory, "demo-users.txt"));

        Assert.HasCount(40, users);
        Assert.AreEqual("demo-kmilburn", users["kmilburn"]);
        Assert.IsTrue(users.Keys.All(user => SipUri.TryParse($"sip:{user}@im.test", out _)));
    }
}
