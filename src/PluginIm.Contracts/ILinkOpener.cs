namespace PluginIm.Contracts;

/// <summary>Opens a link that the agent has chosen. Optional: without it the system's own program for the link is started.</summary>
public interface ILinkOpener
{
    /// <summary>Opens a link. Called on the user-interface thread.</summary>
    /// <param name="link">An absolute address, of the schemes http, https and mailto alone.</param>
    void Open(Uri link);
}
