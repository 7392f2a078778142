namespace SampleShell.Tests;

/// <summary>A class that a manifest may name by mistake.</summary>
public sealed class NoModule;
