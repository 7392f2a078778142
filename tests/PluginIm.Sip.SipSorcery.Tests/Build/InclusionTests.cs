using System.Reflection;

namespace PluginIm.Sip.SipSorcery.Tests.Build;

[TestClass]
public sealed class InclusionTests
{
    [TestMethod]
    public void Adapter_is_there_with_its_package_or_leaves_no_trace_of_it()
    {
        var isIncluded = bool.Parse(typeof(InclusionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "IncludesSipSorcery").Value!);

        var adapter = Assembly.Load("PluginIm.Sip.SipSorcery");

        Assert.AreEqual(isIncluded, adapter.GetType("PluginIm.Sip.SipSorcery.SipSorceryEndpoint") is not null);
        Assert.AreEqual(isIncluded, adapter.GetReferencedAssemblies().Any(reference => reference.Name == "SIPSorcery"));
        Assert.AreEqual(isIncluded, File.Exists(Path.Combine(AppContext.BaseDirectory, "SIPSorcery.dll")));
    }
}
