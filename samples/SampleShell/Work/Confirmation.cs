using System.Windows;

namespace SampleShell;

/// <summary>Asks in a window over the one that it is about.</summary>
internal sealed class Confirmation(Func<Window?> owner) : IConfirmation
{
    public bool Ask(string title, string question, string yes)
    {
        var window = new ConfirmationWindow(title, question, yes) { Owner = owner() };
        return window.ShowDialog() == true;
    }
}
