using System.Windows;

namespace SampleShell;

/// <summary>The shell's question before something is done. What does nothing has the focus.</summary>
internal sealed partial class ConfirmationWindow : Window
{
    public ConfirmationWindow(string title, string question, string yes)
    {
        InitializeComponent();
        Title = title;
        Heading.Text = title;
        Question.Text = question;
        Yes.Content = yes;
    }

    private void OnYes(object sender, RoutedEventArgs arguments) => DialogResult = true;
}
