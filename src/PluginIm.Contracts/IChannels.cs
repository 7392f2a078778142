namespace PluginIm.Contracts;

/// <summary>
/// The shell's rule over which channels an agent may be logged in to at a time, as for one who is in an outbound campaign. Optional: without it the agent is logged in
/// to instant messaging whenever the role allows it; with it the agent can log out and in. Called on the user-interface thread.
/// </summary>
/// <example>
/// <code>
/// public string? WhyNotLogIn(Medium medium) =&gt; IsInCampaign &amp;&amp; medium == Medium.InstantMessaging ? Words.CampaignBeforeMessaging : null;
/// </code>
/// </example>
public interface IChannels
{
    /// <summary>Says whether the agent may log in to a channel at this moment.</summary>
    /// <param name="medium">The channel; the plugin asks for <see cref="Medium.InstantMessaging"/> alone.</param>
    /// <returns>Null when so, else the reason, as agents read it.</returns>
    string? WhyNotLogIn(Medium medium);

    /// <summary>Is told that the agent has logged in to a channel, or out of it: the shell refuses what does not go with it.</summary>
    /// <param name="medium">The channel.</param>
    /// <param name="isLoggedIn">Whether the agent is logged in from here on.</param>
    void Report(Medium medium, bool isLoggedIn);
}
