using PrismSlice.Tests.Modules;

namespace PrismSlice.Tests.SliceOnly;

/// <summary>Prism says only that there is a circle; the slice says which modules are in it.</summary>
[TestClass]
public sealed class CycleNamesTests
{
    [TestMethod]
    public void Circle_of_dependencies_names_the_modules_in_it_and_no_other()
    {
        Scenario scenario = new()
        {
            ConfigureModules = catalog => catalog
                .AtStart<ModuleA>("First", "Second")
                .AtStart<ModuleB>("Second", "First")
                .AtStart<ModuleC>("Outside", "First"),
        };

        CyclicDependencyFoundException exception = Assert.ThrowsExactly<CyclicDependencyFoundException>(scenario.Start);

        Assert.AreEqual("First, Second", exception.ModuleName);
        Assert.Contains("First, Second", exception.Message);
        Assert.DoesNotContain("Outside", exception.Message);
    }
}
