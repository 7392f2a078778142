namespace PluginIm.Contracts;

/// <summary>The contact of an interaction: the customer.</summary>
/// <param name="Id">The shell's key in its contact database, the same on all desktops.</param>
/// <param name="DisplayName">The name shown to agents.</param>
public sealed record InteractionContact(string Id, string DisplayName);
