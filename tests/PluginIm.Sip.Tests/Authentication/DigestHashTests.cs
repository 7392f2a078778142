namespace PluginIm.Sip.Tests.Authentication;

[TestClass]
public sealed class DigestHashTests
{
    [TestMethod]
    public void The_example_of_RFC_2617_section_3_5_comes_out()
    {
        var ha1 = DigestHash.Ha1(DigestAlgorithm.Md5, "Mufasa", "testrealm@host.com", "Circle Of Life");

        var response = DigestHash.Response(
            DigestAlgorithm.Md5, ha1, "dcd98b7102dd2f0e8b11d0f600bfb0c093", "00000001", "0a4f113b", "auth", "GET", "/dir/index.html");

        Assert.AreEqual("939e7578ed9e3c518a452acee763bce9", ha1);
        Assert.AreEqual("6629fae49393a05397450978507c4ef1", response);
    }

    [TestMethod]
    [DataRow(DigestAlgorithm.Md5, "8ca523f5e9506fed4657c9700eebdbec")]
    [DataRow(DigestAlgorithm.Sha256, "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void The_examples_of_RFC_7616_section_3_9_1_come_out(DigestAlgorithm algorithm, string expected)
    {
        var ha1 = DigestHash.Ha1(algorithm, "Mufasa", "http-auth@example.org", "Circle of Life");

        var response = DigestHash.Response(
            algorithm,
            ha1,
            "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
            "00000001",
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
            "auth",
            "GET",
            "/dir/index.html");

        Assert.AreEqual(expected, response);
    }
}
