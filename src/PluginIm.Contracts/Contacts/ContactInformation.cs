namespace PluginIm.Contracts;

/// <summary>What the shell's contact database knows of a contact.</summary>
/// <param name="Contact">Who it is.</param>
/// <param name="Fields">Addresses, numbers and whatever else is kept, in the order in which it is shown.</param>
public sealed record ContactInformation(InteractionContact Contact, IReadOnlyList<CaseField> Fields);
