using PluginIm.Contracts.Credentials;

namespace PluginIm.Contracts.Tests.Credentials;

[TestClass]
public sealed class EnvironmentCredentialsTests
{
    private readonly string _variable = $"PLUGINIM_TEST_{Guid.NewGuid():N}";

    [TestCleanup]
    public void Forget() => Environment.SetEnvironmentVariable(_variable, null);

    [TestMethod]
    public async Task The_password_is_what_stands_in_the_variable_when_it_is_asked_for()
    {
        var credentials = new EnvironmentCredentials(_variable);
        Assert.IsNull(await credentials.GetPasswordAsync("kmilburn", CancellationToken.None));

        Environment.SetEnvironmentVariable(_variable, "päss wörd");

        Assert.AreEqual("päss wörd", await credentials.GetPasswordAsync("kmilburn", CancellationToken.None));
    }
}
