using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>The length of what is being written, against the limit.</summary>
internal readonly record struct InputLength
{
    private readonly int _length;
    private readonly int _limit;

    public InputLength(string text, int limit)
    {
        // As the session counts: a line break is one character, however the text box writes it.
        _length = text.ReplaceLineEndings("\n").Length;
        _limit = limit;
    }

    public bool IsTooLong => _length > _limit;

    /// <summary>From nine tenths of the limit on the rest is counted down.</summary>
    public bool IsNearLimit => !IsTooLong && (long)_length * 10 >= (long)_limit * 9;

    /// <summary>What is left, or too much; null far from the limit.</summary>
    public string? CounterText =>
        IsTooLong ? Wording.Fill(Words.InputTooMany, _length - _limit)
        : IsNearLimit ? Wording.Fill(Words.InputLeft, _limit - _length)
        : null;

    /// <summary>What is wrong with the length, and what to do; null when nothing is.</summary>
    public string? Problem => IsTooLong ? Wording.Fill(Words.InputTooLong, _limit) : null;

    /// <summary>What is said when the text comes from another length: only where it comes near the limit, beyond it or back, not at every key.</summary>
    public string? AnnouncementAfter(InputLength former) =>
        IsTooLong && !former.IsTooLong ? Problem
        : IsNearLimit && !former.IsNearLimit ? Wording.Fill(Words.InputLeftSpoken, _limit - _length)
        : null;
}
