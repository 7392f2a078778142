using System.Text;
using CsCheck;

namespace PluginIm.Messaging.Sip.Tests.Conferences;

[TestClass]
public sealed class ControlBodyTests
{
    [TestMethod]
    public void Who_is_in_it_is_read_again()
    {
        var roster = new CarrierRoster(7, [new ImParty("sip:kmilburn@im.test", "kmilburn", "Kate \"K\" Milburn"), new ImParty("sip:amueller@im.test", "amueller", "Änne 😀")]);

        var read = ControlBody.TryRead(ControlBody.Write(roster), out var isMalformed)!;

        Assert.IsFalse(isMalformed);
        Assert.AreEqual(7, read.Revision);
        CollectionAssert.AreEqual(roster.Parties.ToArray(), read.Parties.ToArray());
    }

    [TestMethod]
    [DataRow("""{"v":1,"type":"voice","conversation":"x"}""")]
    [DataRow("""{"v":2,"type":"roster","rev":1,"parties":7}""")]
    public void What_is_of_another_type_or_a_later_version_is_passed_over(string json)
    {
        Assert.IsNull(ControlBody.TryRead(Encoding.UTF8.GetBytes(json), out var isMalformed));
        Assert.IsFalse(isMalformed);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("""{"v":1}""")]
    [DataRow("""{"v":1,"type":"roster","rev":0,"parties":[]}""")]
    [DataRow("""{"v":1,"type":"roster","rev":1}""")]
    [DataRow("""{"v":1,"type":"roster","rev":1,"parties":[{"address":"nonsense","name":"x"}]}""")]
    [DataRow("""{"v":1,"type":"roster","rev":1,"parties":[{"address":"sip:a@im.test"}]}""")]
    [DataRow("""{"v":1,"type":"roster","rev":1,"parties":[{"address":"sip:a@im.test","name":7}]}""")]
    [DataRow("""{"v":1,"type":"roster","rev":1,"parties":["sip:a@im.test"]}""")]
    [DataRow("""{"v":1,"type":7}""")]
    public void What_is_not_of_the_form_is_malformed(string json)
    {
        Assert.IsNull(ControlBody.TryRead(Encoding.UTF8.GetBytes(json), out var isMalformed));
        Assert.IsTrue(isMalformed);
    }

    [TestMethod]
    public void Too_many_parties_and_too_long_names_are_malformed()
    {
        ImParty[] many = [.. Enumerable.Range(0, CarrierRoster.MostParties + 1).Select(number => ImParty.FromAddress($"sip:a{number}@im.test"))];

        Assert.IsNull(ControlBody.TryRead(ControlBody.Write(new CarrierRoster(1, many)), out var isMalformed));
        Assert.IsTrue(isMalformed);
        Assert.IsNull(ControlBody.TryRead(ControlBody.Write(new CarrierRoster(1, [new ImParty("sip:a@im.test", "a", new string('n', 201))])), out isMalformed));
        Assert.IsTrue(isMalformed);
    }

    [TestMethod]
    public void No_bytes_make_it_throw()
    {
        var written = ControlBody.Write(new CarrierRoster(1, [ImParty.FromAddress("sip:a@im.test", "A")]));
        Gen.Byte.Array[0, 100].Sample(bytes => ControlBody.TryRead(bytes, out _));
        Gen.Select(Gen.Int[0, written.Length - 1], Gen.Byte).Sample((place, value) =>
        {
            byte[] damaged = [.. written];
            damaged[place] = value;
            ControlBody.TryRead(damaged, out _);
        });
    }
}
