using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>Has a text box offer canned responses as the agent writes, and take the chosen one; the keyboard stays in the text box.</summary>
internal static class CannedResponseKeys
{
    public static readonly DependencyProperty ResponsesProperty = DependencyProperty.RegisterAttached(
        "Responses", typeof(CannedResponsesViewModel), typeof(CannedResponseKeys), new PropertyMetadata(OnResponsesChanged));

    public static CannedResponsesViewModel? GetResponses(DependencyObject input) => (CannedResponsesViewModel?)input.GetValue(ResponsesProperty);

    public static void SetResponses(DependencyObject input, CannedResponsesViewModel? value) => input.SetValue(ResponsesProperty, value);

    /// <summary>Offers all, at the caret.</summary>
    public static void Ask(TextBox input)
    {
        input.Focus();
        GetResponses(input)?.Ask(input.Text, input.CaretIndex);
    }

    /// <summary>Puts the selected response into the text, where it can be taken back as what is typed can.</summary>
    public static void Take(TextBox input)
    {
        if (GetResponses(input)?.Take() is { } insertion)
        {
            input.Select(insertion.Start, insertion.Length);
            input.SelectedText = insertion.Text.ReplaceLineEndings();
            input.CaretIndex = input.SelectionStart + input.SelectionLength;
            input.Focus();
        }
    }

    private static void OnResponsesChanged(DependencyObject target, DependencyPropertyChangedEventArgs e)
    {
        if (target is TextBox input && e.OldValue is null)
        {
            input.PreviewKeyDown += OnKeyDown;
            input.SelectionChanged += (_, _) => Observe(input);
            input.LostKeyboardFocus += (_, _) => GetResponses(input)?.Leave();
        }
    }

    private static void Observe(TextBox input)
    {
        if (input.IsKeyboardFocused && GetResponses(input) is { IsAvailable: true } responses)
        {
            responses.Observe(input.Text, input.CaretIndex);
        }
    }

    private static void OnKeyDown(object sender, KeyEventArgs e)
    {
        var input = (TextBox)sender;
        if (GetResponses(input) is not { IsAvailable: true } responses)
        {
            return;
        }

        if (e.Key == Key.Space && Keyboard.Modifiers == ModifierKeys.Control)
        {
            e.Handled = true;
            Ask(input);
        }
        else if (responses.IsOpen && Keyboard.Modifiers == ModifierKeys.None)
        {
            e.Handled = Steer(input, responses, e.Key);
        }
    }

    private static bool Steer(TextBox input, CannedResponsesViewModel responses, Key key)
    {
        switch (key)
        {
            case Key.Down:
                responses.Move(1);
                return true;
            case Key.Up:
                responses.Move(-1);
                return true;
            case Key.Enter or Key.Tab:
                Take(input);
                return true;
            case Key.Escape:
                responses.Leave();
                return true;
            default:
                return false;
        }
    }
}
