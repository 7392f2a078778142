using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A piece of a message's text.</summary>
/// <param name="Text">What stands there. It is shown as it is: no markup is ever read from it.</param>
/// <param name="Link">Where it leads; null for other text.</param>
/// <param name="PhoneNumber">The phone number that it is; null for other text.</param>
/// <param name="IsMatch">Whether it is what the agent looks for.</param>
public sealed record TextPiece(string Text, LinkTarget? Link = null, string? PhoneNumber = null, bool IsMatch = false)
{
    /// <summary>Whether it is neither a link nor a number, nor what is looked for.</summary>
    public bool IsPlain => Link is null && PhoneNumber is null && !IsMatch;

    /// <summary>Where the piece leads, as it is shown before that is opened; null for other text.</summary>
    public string? LeadsTo => Link?.LeadsTo ?? (PhoneNumber is null ? null : Wording.Fill(Words.CallNumber, PhoneNumber));

    /// <summary>What a menu says for it; null for other text.</summary>
    public string? ActionText => Link is null ? LeadsTo : Wording.Fill(Words.LinkOpen, LeadsTo);
}
