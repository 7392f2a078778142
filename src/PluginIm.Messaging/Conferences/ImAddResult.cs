namespace PluginIm.Messaging;

/// <summary>What became of adding a colleague to a session.</summary>
/// <param name="Refusal">Why nobody was asked; null where the colleague was.</param>
/// <param name="EndReason">Why the colleague is not in the session; null where it is, or was not asked.</param>
public sealed record ImAddResult(ImStartRefusal? Refusal = null, ImEndReason? EndReason = null)
{
    /// <summary>Whether the colleague is in the session.</summary>
    public bool IsAdded => Refusal is null && EndReason is null;
}
