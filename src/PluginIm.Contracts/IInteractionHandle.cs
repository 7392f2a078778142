namespace PluginIm.Contracts;

/// <summary>A shown interaction. All members are called on the user-interface thread, and its event is raised there.</summary>
/// <example>
/// <code>
/// public event EventHandler? Closed;
///
/// public string Title { get =&gt; (string)Header; set =&gt; Header = value; }
/// public bool IsActive =&gt; IsSelected &amp;&amp; Window.GetWindow(this).IsActive;
///
/// public void Activate() =&gt; IsSelected = true;
/// public void Flash() =&gt; FontWeight = FontWeights.Bold;
///
/// public void Close()
/// {
///     ((TabControl)Parent).Items.Remove(this);
///     Closed?.Invoke(this, EventArgs.Empty);
/// }
/// </code>
/// </example>
public interface IInteractionHandle
{
    /// <summary>Title of the tab.</summary>
    string Title { get; set; }

    /// <summary>Whether the agent has this interaction in front, in an active window.</summary>
    bool IsActive { get; }

    /// <summary>Raised once, after the interaction has left the screen, whoever closed it.</summary>
    event EventHandler? Closed;

    /// <summary>Brings the interaction to the front and gives it the focus.</summary>
    void Activate();

    /// <summary>Asks for attention without taking the focus.</summary>
    void Flash();

    /// <summary>Takes the interaction off the screen. Does nothing when it is closed already.</summary>
    void Close();
}
