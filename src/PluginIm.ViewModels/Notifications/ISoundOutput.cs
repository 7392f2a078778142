namespace PluginIm.ViewModels;

/// <summary>Where bells are heard. One sound is heard at a time.</summary>
public interface ISoundOutput
{
    /// <summary>Plays a sound in place of the one that is heard; where it cannot be played, the system's own sound.</summary>
    /// <param name="file">The sound file; null for the system's own sound.</param>
    /// <param name="repeats">Whether it starts again at its end, until <see cref="Silence"/>.</param>
    void Play(string? file, bool repeats);

    /// <summary>Ends the sound that is heard.</summary>
    void Silence();
}
