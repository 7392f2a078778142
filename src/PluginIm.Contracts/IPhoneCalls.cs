namespace PluginIm.Contracts;

/// <summary>Calls a phone number that the agent has chosen in a text. Optional: without it phone numbers are plain text.</summary>
public interface IPhoneCalls
{
    /// <summary>Calls, or asks the agent first, as the shell does it. Called on the user-interface thread.</summary>
    /// <param name="phoneNumber">The digits, with a plus before them where the text has one.</param>
    void StartCall(string phoneNumber);
}
