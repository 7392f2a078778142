using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>How large texts are shown; one for all sessions of the agent. Used on the user-interface thread.</summary>
public sealed partial class ZoomViewModel : ObservableObject
{
    internal const int Least = 80;
    internal const int Most = 200;
    internal const int Standard = 100;
    private const int Step = 10;

    private readonly IAgentSettings? _settings;

    /// <summary>Begins with what the agent had last.</summary>
    /// <param name="settings">Where it is kept; null keeps it for as long as the desktop runs.</param>
    public ZoomViewModel(IAgentSettings? settings = null)
    {
        _settings = settings;
        Percent = Math.Clamp(settings?.Zoom ?? Standard, Least, Most);
    }

    /// <summary>The size in per cent, from 80 to 200.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(Text))]
    [NotifyPropertyChangedFor(nameof(IsStandard))]
    [NotifyPropertyChangedFor(nameof(SpokenText))]
    public partial int Percent { get; private set; }

    /// <summary>Whether it is the size that it is without the agent's doing.</summary>
    public bool IsStandard => Percent == Standard;

    /// <summary>The size as it is shown.</summary>
    public string Text => Wording.Fill(Words.Zoom, Percent);

    /// <summary>The size as it is read aloud.</summary>
    public string SpokenText => Wording.Fill(Words.ZoomSpoken, Percent);

    [RelayCommand]
    private void In() => Set(Percent + Step);

    [RelayCommand]
    private void Out() => Set(Percent - Step);

    [RelayCommand]
    private void Reset() => Set(Standard);

    private void Set(int percent)
    {
        var bounded = Math.Clamp(percent, Least, Most);
        if (bounded == Percent)
        {
            return;
        }

        Percent = bounded;
        if (_settings is not null)
        {
            _settings.Zoom = bounded;
        }
    }
}
