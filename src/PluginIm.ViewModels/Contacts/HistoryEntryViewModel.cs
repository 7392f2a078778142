using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>An earlier interaction as the list shows it.</summary>
public sealed class HistoryEntryViewModel
{
    internal HistoryEntryViewModel(ContactHistoryEntry entry, TimeProvider timeProvider)
    {
        Id = entry.Id;
        Medium = entry.Medium;
        Time = Clock.ShowWithDay(entry.StartedAt, timeProvider);
        Subject = Excerpt.Of(PlainText.LineOf(entry.Subject));
        AgentName = entry.AgentName is { } agent ? Excerpt.Of(PlainText.LineOf(agent)) : Words.HistoryNobody;
    }

    /// <summary>The medium in which it was.</summary>
    public Medium Medium { get; }

    /// <summary>The medium in words.</summary>
    public string MediumText => MediumWording.Of(Medium);

    /// <summary>When it began.</summary>
    public string Time { get; }

    /// <summary>What it was about.</summary>
    public string Subject { get; }

    /// <summary>Who handled it, in words also where nobody did.</summary>
    public string AgentName { get; }

    /// <summary>The entry in words, as it is read aloud.</summary>
    public string AutomationName => Wording.Fill(Words.HistoryEntry, Subject, MediumText, Time, AgentName);

    internal string Id { get; }

    /// <inheritdoc/>
    public override string ToString() => AutomationName;
}
