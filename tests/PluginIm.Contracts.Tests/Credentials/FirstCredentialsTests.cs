using Moq;
using PluginIm.Contracts.Credentials;

namespace PluginIm.Contracts.Tests.Credentials;

[TestClass]
public sealed class FirstCredentialsTests
{
    private readonly Mock<ICredentials> _first = new(MockBehavior.Strict);
    private readonly Mock<ICredentials> _second = new(MockBehavior.Strict);

    [TestMethod]
    public async Task The_first_place_that_has_a_password_is_asked_last()
    {
        Keep(_first, "one");

        Assert.AreEqual("one", await new FirstCredentials(_first.Object, _second.Object).GetPasswordAsync("kmilburn", CancellationToken.None));
    }

    [TestMethod]
    [DataRow("two")]
    [DataRow(null)]
    public async Task A_place_without_one_leaves_it_to_the_next(string? second)
    {
        Keep(_first, null);
        Keep(_second, second);

        Assert.AreEqual(second, await new FirstCredentials(_first.Object, _second.Object).GetPasswordAsync("kmilburn", CancellationToken.None));
    }

    private static void Keep(Mock<ICredentials> place, string? password) =>
        place.Setup(kept => kept.GetPasswordAsync("kmilburn", CancellationToken.None)).Returns(() => ValueTask.FromResult(password));
}
