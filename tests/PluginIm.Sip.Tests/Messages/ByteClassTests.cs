namespace PluginIm.Sip.Tests.Messages;

[TestClass]
public sealed class ByteClassTests
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    [TestMethod]
    [DataRow((int)ByteClasses.Token, Alphanumeric + "-.!%*_+`'~")]
    [DataRow((int)ByteClasses.PlainUser, Alphanumeric + "-_.!~*'()&=+$,;?/")]
    [DataRow((int)ByteClasses.Host, Alphanumeric + "-._")]
    public void A_class_holds_what_its_rule_names_and_nothing_else(int wanted, string members) =>
        AssertMembers((ByteClasses)wanted, value => members.Contains((char)value, StringComparison.Ordinal));

    [TestMethod]
    [DataRow((int)ByteClasses.ParameterName, "=; \t,\"<>@?")]
    [DataRow((int)ByteClasses.ParameterValue, "; \t,\"<>")]
    [DataRow((int)ByteClasses.UriParameterValue, "; \t,\"<>?@")]
    public void A_class_ends_at_its_separators_and_nowhere_else(int wanted, string separators) =>
        AssertMembers((ByteClasses)wanted, value => !separators.Contains((char)value, StringComparison.Ordinal));

    private static void AssertMembers(ByteClasses wanted, Func<int, bool> isMember)
    {
        for (var value = 0; value < 256; value++)
        {
            Assert.AreEqual(isMember(value) ? 1 : 0, ByteClass.Run([(byte)value], wanted), $"byte {value}");
        }
    }
}
