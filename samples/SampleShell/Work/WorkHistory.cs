using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What the contact's history keeps of an interaction that is done.</summary>
internal static class WorkHistory
{
    public static ContactHistoryDetail Of(WorkInteraction interaction, string agentName) => new(
        new ContactHistoryEntry("", interaction.Medium, interaction.Record.ReceivedAt, interaction.Record.Subject, agentName),
        TextOf(interaction),
        interaction.CaseInformation.Fields);

    /// <summary>What was said or written, then the agent's notes.</summary>
    private static string TextOf(WorkInteraction interaction) => string.Join("\n\n", interaction.Messages
        .Select(message => $"{message.Name}:\n{message.Text}")
        .Append(interaction.Medium is Medium.Voice or Medium.Workitem ? interaction.Draft : "")
        .Prepend(interaction.Record.Note)
        .Where(text => text.Length > 0));
}
