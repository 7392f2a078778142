using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>The case of a consultation as it was at the consulting side at one moment.</summary>
/// <param name="Revision">Counts the moments, from 1: a higher one is newer. It goes on where the consulting desktop is started again.</param>
/// <param name="Information">The case as a whole.</param>
public sealed record CarrierCase(int Revision, CaseInformation Information)
{
    /// <summary>What whoever knows no cases is told instead: the case in one line of text; null for nothing. It does not arrive with the case.</summary>
    public string? Line { get; init; }
}
