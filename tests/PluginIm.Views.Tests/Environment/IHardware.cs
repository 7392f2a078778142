namespace PluginIm.Views.Tests.Environment;

/// <summary>The keyboard and the mouse of the machine.</summary>
internal interface IHardware
{
    /// <summary>Whether keys that are pressed reach the window with this title.</summary>
    bool HasKeyboard(string title);

    /// <summary>Presses keys one after the other; in a chord all but the last are held down.</summary>
    void Press(params Key[][] chords);

    void MoveTo(int x, int y);

    void Click();

    /// <summary>Presses the button of the mouse here, moves, and lets it go there.</summary>
    void Drag(int x, int y);

    /// <summary>Turns the wheel by one notch, away from the person or towards, while a key is held.</summary>
    void Turn(bool away, Key held);
}
