namespace PluginIm.Messaging.Journal.Tests.Files;

[TestClass]
public sealed class JournalPathTests
{
    [TestMethod]
    [DataRow("sip:kmilburn@im.test", "kmilburn-")]
    [DataRow("sip:../../etc/passwd@im.test", "etcpasswd-")]
    [DataRow("sip:müller;x=<y>|\"?*:@im.test", "mllerxy-")]
    [DataRow("sip:im.test", "sipimtest-")]
    public void Name_is_one_that_every_file_system_takes_and_begins_with_whom_it_is_of(string address, string beginning)
    {
        var path = JournalPath.Of("folder", address);

        Assert.AreEqual("folder", Path.GetDirectoryName(path));
        Assert.StartsWith(beginning, Path.GetFileName(path));
        Assert.MatchesRegex("^[A-Za-z0-9]*-[0-9a-f]{16}\\.journal$", Path.GetFileName(path));
    }

    [TestMethod]
    public void Name_of_a_long_address_is_short() =>
        Assert.IsLessThan(64, Path.GetFileName(JournalPath.Of("folder", $"sip:{new string('a', 1000)}@im.test")).Length);

    [TestMethod]
    [DataRow("sip:kmilburn@im.test", "sip:kmilburn@other.test")]
    [DataRow("sip:kmilburn@im.test", "sips:kmilburn@im.test")]
    [DataRow("sip:k.milburn@im.test", "sip:kmilburn@im.test")]
    [DataRow("sip:KMilburn@im.test", "sip:kmilburn@im.test")]
    public void Addresses_that_differ_have_files_that_differ(string one, string other) =>
        Assert.AreNotEqual(JournalPath.Of("folder", one), JournalPath.Of("folder", other), StringComparer.OrdinalIgnoreCase);

    [TestMethod]
    public void Host_is_the_same_in_every_case_of_letters() =>
        Assert.AreEqual(JournalPath.Of("folder", "sip:kmilburn@im.test"), JournalPath.Of("folder", "sip:kmilburn@IM.Test"));
}
