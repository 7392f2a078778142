using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using System.Windows.Data;
using System.Windows.Input;
using System.Windows.Threading;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>A session: parties, status, transcript, input. Used wherever a session is shown: window, tab, region.</summary>
public sealed partial class ImSessionView : UserControl, ISessionView
{
    private SessionViewModel? _shown;
    private Window? _window;

    /// <summary>Creates the view.</summary>
    /// <param name="session">What it shows.</param>
    public ImSessionView(SessionViewModel session)
    {
        InitializeComponent();
        ImTheme.Follow(this);
        DataContextChanged += (_, _) => Show(DataContext as SessionViewModel);
        DataContext = session;
        Loaded += OnLoaded;
        Unloaded += OnUnloaded;
        IsVisibleChanged += (_, _) => ShowWhetherInView();
    }

    /// <inheritdoc/>
    public void FocusInput()
    {
        // Also before it is loaded: a view that is added to what is on the screen is visible at once, and loaded by the time of the next input.
        if (IsVisible)
        {
            Dispatcher.BeginInvoke(DispatcherPriority.Input, () => Input.Focus());
            return;
        }

        DependencyPropertyChangedEventHandler onVisible = null!;
        onVisible = (_, _) =>
        {
            IsVisibleChanged -= onVisible;
            Dispatcher.BeginInvoke(DispatcherPriority.Input, () => Input.Focus());
        };
        IsVisibleChanged += onVisible;
    }

    private void OnLoaded(object sender, RoutedEventArgs e)
    {
        _window = Window.GetWindow(this);
        if (_window is not null)
        {
            _window.Activated += OnWindowActivation;
            _window.Deactivated += OnWindowActivation;
        }

        ShowWhetherInView();
    }

    private void OnUnloaded(object sender, RoutedEventArgs e)
    {
        if (_window is not null)
        {
            _window.Activated -= OnWindowActivation;
            _window.Deactivated -= OnWindowActivation;
            _window = null;
        }

        ShowWhetherInView();
    }

    private void OnWindowActivation(object? sender, EventArgs e) => ShowWhetherInView();

    /// <summary>What stands in a hidden tab, or in a window behind another, is not read by being there.</summary>
    private void ShowWhetherInView()
    {
        if (_shown is not null)
        {
            _shown.IsInView = IsVisible && _window is { IsActive: true };
        }
    }

    private void Show(SessionViewModel? session)
    {
        if (_shown is not null)
        {
            _shown.IsInView = false;
            _shown.MessageSent -= OnMessageSent;
            _shown.Find.CurrentChanged -= OnFound;
        }

        _shown = session;
        if (session is not null)
        {
            session.MessageSent += OnMessageSent;
            session.Find.CurrentChanged += OnFound;
        }
    }

    /// <summary>The agent goes on writing where he wrote, also after a click on Send; and sees what he sent.</summary>
    private void OnMessageSent(object? sender, EventArgs e)
    {
        FollowNewestLine.GoToNewest(TranscriptList);
        if (SendButton.IsKeyboardFocused)
        {
            Input.Focus();
        }
    }

    private void OnInputKeyDown(object sender, KeyEventArgs e)
    {
        // The numpad's Enter is the same key here. With Shift the text box makes its new line; Enter alone never does.
        // While canned responses are offered, it takes one of them.
        if (e.Key != Key.Enter || Keyboard.Modifiers != ModifierKeys.None || _shown?.Responses.IsOpen == true)
        {
            return;
        }

        e.Handled = true;
        if (_shown?.SendCommand.CanExecute(null) == true)
        {
            _shown.SendCommand.Execute(null);
        }
    }

    private void OnInputEnabledChanged(object sender, DependencyPropertyChangedEventArgs e)
    {
        // A disabled text box would lose the keyboard to nowhere: what is left to do is Done.
        if (!Input.IsEnabled && (IsKeyboardFocusWithin || FocusManager.GetFocusedElement(FocusManager.GetFocusScope(this)) == Input))
        {
            Dispatcher.BeginInvoke(DispatcherPriority.Input, () => DoneButton.Focus());
        }
    }

    private void OnNewestClick(object sender, RoutedEventArgs e)
    {
        FollowNewestLine.GoToNewest(TranscriptList);
        Input.Focus();
    }

    private void OnResponsesClick(object sender, RoutedEventArgs e) => CannedResponseKeys.Ask(Input);

    private void OnResponseSelected(object sender, SelectionChangedEventArgs e) => ResponsesList.ScrollIntoView(ResponsesList.SelectedItem);

    private void OnResponseClick(object sender, MouseButtonEventArgs e)
    {
        // The list has no focus to give, so that the text box keeps it: what is clicked is selected here.
        if (_shown is not null
            && ItemsControl.ContainerFromElement(ResponsesList, (DependencyObject)e.OriginalSource) is ListBoxItem { DataContext: CannedResponse response })
        {
            _shown.Responses.Selected = response;
            CannedResponseKeys.Take(Input);
        }
    }

    private void OnFound(object? sender, TranscriptLineViewModel line) => TranscriptList.ScrollIntoView(line);

    /// <summary>Opened, it takes the keyboard; closed, it gives it back to the text box.</summary>
    private void OnFindBarShown(object sender, DependencyPropertyChangedEventArgs e)
    {
        if (FindBar.IsVisible)
        {
            // What is in the bar is not visible before the bar's event is over.
            Dispatcher.BeginInvoke(DispatcherPriority.Input, () =>
            {
                FindBox.Focus();
                FindBox.SelectAll();
            });
        }
        else if (IsKeyboardFocusWithin)
        {
            FocusInput();
        }
    }

    /// <summary>The agent has asked for the link: the answer that opens nothing has the keyboard.</summary>
    private void OnLinkQuestionShown(object sender, DependencyPropertyChangedEventArgs e)
    {
        if ((bool)e.NewValue)
        {
            Dispatcher.BeginInvoke(DispatcherPriority.Input, () => LeaveLinkButton.Focus());
        }
        else if (IsKeyboardFocusWithin)
        {
            FocusInput();
        }
    }

    private void OnLiveTextChanged(object? sender, DataTransferEventArgs e) =>
        UIElementAutomationPeer.FromElement((UIElement)e.TargetObject)?.RaiseAutomationEvent(AutomationEvents.LiveRegionChanged);
}
