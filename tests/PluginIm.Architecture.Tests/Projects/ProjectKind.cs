namespace PluginIm.Architecture.Tests.Projects;

internal enum ProjectKind
{
    Product,
    Module,
    Sample,
    Test,
    Engineering,
    Package,
}
