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

    [TestMethod]
    [DataRow(DigestAlgorithm.Md5Session, "e783283f46242139c486a698fec7211d")]
    [DataRow(DigestAlgorithm.Sha256Session, "2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7")]
    public void The_same_example_with_a_session_variant_comes_out(DigestAlgorithm algorithm, string expected)
    {
        const string Nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
        const string ClientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        var ha1 = DigestHash.SessionHa1(
            algorithm, DigestHash.Ha1(algorithm, "Mufasa", "http-auth@example.org", "Circle of Life"), Nonce, ClientNonce);

        Assert.AreEqual(expected, DigestHash.Response(algorithm, ha1, Nonce, "00000001", ClientNonce, "auth", "GET", "/dir/index.html"));
    }

    [TestMethod]
    [DataRow(DigestAlgorithm.Md5, "4238f3a16167373febb9bc4d43db9cc4")]
    [DataRow(DigestAlgorithm.Sha256, "a947aad205e80e429958a387394944c6b496301e79f89d35a4cc23b6ee12b5b6")]
    public void The_name_of_the_same_example_is_hashed(DigestAlgorithm algorithm, string expected) =>
        Assert.AreEqual(expected, DigestHash.UserHash(algorithm, "Mufasa", "http-auth@example.org"));

    [TestMethod]
    [DataRow(DigestAlgorithm.Md5, "MD5")]
    [DataRow(DigestAlgorithm.Md5Session, "md5-SESS")]
    [DataRow(DigestAlgorithm.Sha256, "sha-256")]
    [DataRow(DigestAlgorithm.Sha256Session, "SHA-256-sess")]
    [DataRow(DigestAlgorithm.Md5, null)]
    [DataRow(null, "SHA-512-256")]
    [DataRow(null, "")]
    public void An_algorithm_is_found_by_its_name_in_any_case(DigestAlgorithm? algorithm, string? name)
    {
        Assert.AreEqual(algorithm, DigestHash.Find(name));
        Assert.AreEqual(algorithm, algorithm is { } known ? DigestHash.Find(DigestHash.NameOf(known)) : null);
    }
}
