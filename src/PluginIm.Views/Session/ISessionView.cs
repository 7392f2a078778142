namespace PluginIm.Views;

/// <summary>A view in which the agent writes to the other party of a session.</summary>
public interface ISessionView
{
    /// <summary>Puts the caret into the input, at once or as soon as the view is on the screen.</summary>
    void FocusInput();
}
