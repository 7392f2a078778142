namespace PluginIm.ViewModels;

/// <summary>What an agent has chosen for the own eyes, kept from one sign-in to the next.</summary>
public interface IAgentSettings
{
    /// <summary>The size of texts in per cent; null where the agent has chosen none.</summary>
    int? Zoom { get; set; }
}
