using PluginIm.Contracts;

namespace SampleShell;

/// <summary>
/// Which channels go together: in an outbound campaign calls come without asking, so nobody is in one and in instant messaging at a time. Used on the
/// user-interface thread.
/// </summary>
internal sealed class Channels : IChannels
{
    private readonly HashSet<Medium> _loggedIn = [];

    /// <summary>Whether the agent is in an outbound campaign.</summary>
    public bool IsInCampaign { get; private set; }

    /// <inheritdoc/>
    public string? WhyNotLogIn(Medium medium) => IsInCampaign && medium == Medium.InstantMessaging ? Words.CampaignBeforeMessaging : null;

    /// <inheritdoc/>
    public void Report(Medium medium, bool isLoggedIn)
    {
        if (isLoggedIn)
        {
            _loggedIn.Add(medium);
        }
        else
        {
            _loggedIn.Remove(medium);
        }
    }

    /// <summary>Joins the campaign; the reason, as agents read it, where that does not go.</summary>
    public string? JoinCampaign()
    {
        if (_loggedIn.Contains(Medium.InstantMessaging))
        {
            return Words.MessagingBeforeCampaign;
        }

        IsInCampaign = true;
        return null;
    }

    public void LeaveCampaign() => IsInCampaign = false;
}
