namespace PluginIm.Contracts;

/// <summary>An interaction with a contact that the agent works on: a call, an e-mail, a chat, a work item. Used on any thread.</summary>
public interface IInteraction
{
    /// <summary>The shell's key of the interaction.</summary>
    string Id { get; }

    /// <summary>The medium in which the contact has come.</summary>
    Medium Medium { get; }

    /// <summary>What agents see it called.</summary>
    string Title { get; }

    /// <summary>The case at this moment.</summary>
    CaseInformation CaseInformation { get; }

    /// <summary>Raised when <see cref="Title"/> or <see cref="CaseInformation"/> changed; on any thread.</summary>
    event EventHandler? Changed;
}
