using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace SampleShell;

/// <summary>The outbound campaign in the menu.</summary>
internal sealed partial class CampaignViewModel(Channels channels, Action<string> refused) : ObservableObject
{
    public bool IsIn => channels.IsInCampaign;

    [RelayCommand]
    private void Toggle()
    {
        if (IsIn)
        {
            channels.LeaveCampaign();
        }
        else if (channels.JoinCampaign() is { } reason)
        {
            refused(reason);
        }

        OnPropertyChanged(nameof(IsIn));
    }
}
