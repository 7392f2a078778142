using System.Windows.Controls;
using System.Windows.Input;

namespace SampleShell;

/// <summary>A chat with a contact. Enter sends, Shift+Enter begins another line.</summary>
internal sealed partial class ChatView : UserControl
{
    public ChatView() => InitializeComponent();

    private void OnInputKeyDown(object sender, KeyEventArgs arguments)
    {
        if (arguments.Key != Key.Enter || DataContext is not ChatViewModel chat)
        {
            return;
        }

        arguments.Handled = true;
        if (Keyboard.Modifiers == ModifierKeys.Shift)
        {
            ((TextBox)sender).SelectedText = Environment.NewLine;
            ((TextBox)sender).CaretIndex += Environment.NewLine.Length;
        }
        else if (chat.SendCommand.CanExecute(null))
        {
            chat.SendCommand.Execute(null);
        }
    }
}
