using System.Text;
using CsCheck;
using PluginIm.Contracts;

namespace PluginIm.Messaging.Tests.Cases;

[TestClass]
public sealed class CaseJsonTests
{
    private const int Max = 262_144;

    private static readonly Gen<char> Character = Gen.OneOf(
        Gen.Char[' ', '~'], Gen.Char['\0', '\u001F'], Gen.Char['\u0590', '\u06FF'], Gen.Char['\u200B', '\u202F'], Gen.Char['\u2066', '\u2069']);

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[Character, 0, 40], Gen.OneOfConst("😀👩‍👩‍👧", "<b>&amp;</b>", "\u202Egnp.exe", "\"\\/\r\n\t\0"));

    private static readonly Gen<CaseField> Field = Gen.Select(Text, Text, Gen.Enum<CaseFieldType>(), Text.Null(), (label, value, type, group) =>
        new CaseField("", label, value, type, group));

    private static readonly Gen<CarrierCase> Moment = Gen.Select(
        Gen.Int[1, int.MaxValue],
        Gen.Select(Text, Text, (id, name) => new InteractionContact(id, name)).Null(),
        Text.Null(),
        Gen.Enum<Medium>().Nullable(),
        Field.Array[0, 20],
        (revision, contact, subject, medium, fields) => new CarrierCase(revision, new CaseInformation
        {
            Contact = contact,
            Subject = subject,
            Medium = medium,
            Fields = [.. fields.Select((field, index) => field with { Key = $"key\u202E{index}\0" })],
        }));

    [TestMethod]
    public void What_was_written_is_read_again_whatever_stands_in_it() => Moment.Sample(moment =>
    {
        var read = CaseJson.Read(CaseJson.Write(moment), Max, out var refusal);

        Assert.IsNull(refusal);
        AssertSame(moment, read!);
    });

    [TestMethod]
    public void No_bytes_make_the_reader_throw() => Gen.Byte.Array[0, 300].Sample(bytes =>
        Assert.IsTrue(CaseJson.Read(bytes, Max, out var refusal) is not null || refusal is not null));

    [TestMethod]
    public void No_damage_to_a_case_makes_the_reader_throw() => Gen.Select(Moment, Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Bool).Sample((moment, where, value, cuts) =>
    {
        var bytes = CaseJson.Write(moment);
        bytes[where % bytes.Length] = value;

        var read = CaseJson.Read(cuts ? bytes.AsMemory(0, where % bytes.Length) : bytes, Max, out var refusal);

        Assert.AreNotEqual(read is null, refusal is null);
    });

    [TestMethod]
    public void The_form_is_the_one_that_the_protocol_names()
    {
        var moment = new CarrierCase(3, new CaseInformation
        {
            Contact = new InteractionContact("7", "Ännä"),
            Subject = "Why?",
            Medium = Medium.Email,
            Fields = [new CaseField("k", "K", "1.50 EUR", CaseFieldType.Money, "Group"), new CaseField("t", "T", "")],
        });

        Assert.AreEqual(
            """{"v":1,"rev":3,"contact":{"id":"7","name":"Ännä"},"subject":"Why?","medium":"Email","fields":[{"key":"k","label":"K","value":"1.50 EUR","type":"Money","group":"Group"},{"key":"t","label":"T","value":""}]}""",
            Encoding.UTF8.GetString(CaseJson.Write(moment)));
    }

    [TestMethod]
    public void Half_a_character_becomes_the_sign_for_one_that_cannot_be_shown()
    {
        var moment = new CarrierCase(1, new CaseInformation { Fields = [new CaseField("k", "K", "a\uD800b")] });

        Assert.AreEqual("a\uFFFDb", CaseJson.Read(CaseJson.Write(moment), Max, out _)!.Information.Fields[0].Value);
    }

    [TestMethod]
    public void What_a_later_version_adds_is_passed_over()
    {
        var read = Read("""{"v":1,"rev":1,"colour":"red","medium":"Telepathy","fields":[{"key":"k","value":"x","type":"Stars","weight":7}]}""", out var refusal);

        Assert.IsNull(refusal);
        Assert.IsNull(read!.Information.Medium);
        Assert.AreEqual(new CaseField("k", "k", "x"), read.Information.Fields[0]);
    }

    [TestMethod]
    [DataRow("", CaseRefusalKind.Malformed, "JSON")]
    [DataRow("[]", CaseRefusalKind.Malformed, "no object")]
    [DataRow("""{"rev":1}""", CaseRefusalKind.Malformed, "v is no whole number")]
    [DataRow("""{"v":2,"rev":1}""", CaseRefusalKind.UnknownVersion, "version is 2")]
    [DataRow("""{"v":1}""", CaseRefusalKind.Malformed, "rev is no whole number")]
    [DataRow("""{"v":1,"rev":0}""", CaseRefusalKind.Malformed, "not positive")]
    [DataRow("""{"v":1,"rev":1.5}""", CaseRefusalKind.Malformed, "rev is no whole number")]
    [DataRow("""{"v":1,"rev":99999999999}""", CaseRefusalKind.Malformed, "rev is no whole number")]
    [DataRow("""{"v":1,"v":1,"rev":1}""", CaseRefusalKind.Malformed, "JSON")]
    [DataRow("""{"v":1,"rev":1,"contact":"Anna"}""", CaseRefusalKind.Malformed, "contact is no object")]
    [DataRow("""{"v":1,"rev":1,"contact":{"id":"1"}}""", CaseRefusalKind.Malformed, "name is missing")]
    [DataRow("""{"v":1,"rev":1,"subject":7}""", CaseRefusalKind.Malformed, "subject is no text")]
    [DataRow("""{"v":1,"rev":1,"fields":{}}""", CaseRefusalKind.Malformed, "no array")]
    [DataRow("""{"v":1,"rev":1,"fields":[7]}""", CaseRefusalKind.Malformed, "no object")]
    [DataRow("""{"v":1,"rev":1,"fields":[{"key":"k"}]}""", CaseRefusalKind.Malformed, "value is missing")]
    [DataRow("""{"v":1,"rev":1,"fields":[{"key":"","value":"x"}]}""", CaseRefusalKind.Malformed, "empty")]
    [DataRow("""{"v":1,"rev":1,"fields":[{"key":"k","value":"secret"},{"key":"k","value":"y"}]}""", CaseRefusalKind.Malformed, "twice")]
    [DataRow("""{"v":1,"rev":1,"x":[[[[[[[[[1]]]]]]]]]}""", CaseRefusalKind.Malformed, "JSON")]
    public void What_is_not_of_the_form_is_refused_with_the_reason(string json, CaseRefusalKind kind, string why)
    {
        Assert.IsNull(Read(json, out var refusal));

        Assert.AreEqual(kind, refusal!.Kind);
        StringAssert.Contains(refusal.Why, why);
        Assert.DoesNotContain("secret", refusal.Why);
    }

    [TestMethod]
    [DataRow(CaseLimits.Fields, 1, 1, 1, true)]
    [DataRow(CaseLimits.Fields + 1, 1, 1, 1, false)]
    [DataRow(1, CaseLimits.Key, CaseLimits.Label, CaseLimits.Value, true)]
    [DataRow(1, CaseLimits.Key + 1, 1, 1, false)]
    [DataRow(1, 1, CaseLimits.Label + 1, 1, false)]
    [DataRow(1, 1, 1, CaseLimits.Value + 1, false)]
    public void More_than_the_limits_is_refused(int fields, int key, int label, int value, bool isTaken)
    {
        var information = new CaseInformation
        {
            Fields = [.. Enumerable.Range(0, fields).Select(index => new CaseField($"{index}".PadLeft(key, 'k'), new string('l', label), new string('v', value)))],
        };

        var read = CaseJson.Read(CaseJson.Write(new CarrierCase(1, information)), Max, out var refusal);

        Assert.AreEqual(isTaken, read is not null, refusal?.Why);
        Assert.AreEqual(isTaken ? null : CaseRefusalKind.TooLarge, refusal?.Kind);
    }

    [TestMethod]
    public void A_case_that_is_too_long_as_a_whole_is_refused()
    {
        var json = CaseJson.Write(new CarrierCase(1, new CaseInformation { Fields = [new CaseField("k", "K", new string('v', 1_000_000))] }));

        Assert.IsNull(CaseJson.Read(json, Max, out var refusal));
        Assert.AreEqual(new CaseRefusal(CaseRefusalKind.TooLarge, $"it has {json.Length} bytes, at most {Max} are taken"), refusal);
    }

    private static CarrierCase? Read(string json, out CaseRefusal? refusal) => CaseJson.Read(Encoding.UTF8.GetBytes(json), Max, out refusal);

    private static void AssertSame(CarrierCase one, CarrierCase other)
    {
        Assert.AreEqual(one.Revision, other.Revision);
        Assert.AreEqual(one.Information with { Fields = [] }, other.Information with { Fields = [] });
        CollectionAssert.AreEqual(one.Information.Fields.ToArray(), other.Information.Fields.ToArray());
    }
}
