namespace SampleShell;

/// <summary>Asks the agent whether something is to be done.</summary>
internal interface IConfirmation
{
    /// <param name="title">What is about to be done.</param>
    /// <param name="question">What speaks against it.</param>
    /// <param name="yes">What the button is called that does it.</param>
    /// <returns>Whether the agent agrees.</returns>
    bool Ask(string title, string question, string yes);
}
