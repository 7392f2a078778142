using System.Windows.Controls;
using System.Windows.Input;

namespace MinimalShell.Tests;

/// <summary>What a double click on a colleague does with what modules offer.</summary>
[TestClass]
public sealed class ShellWindowTests
{
    private readonly Colleagues _colleagues = new();

    [WindowTest]
    public void A_double_click_takes_the_first_action_that_can_be_taken()
    {
        var (hidden, greyed, offered) = (Action(isVisible: false, isEnabled: true), Action(isVisible: true, isEnabled: false), Action(isVisible: true, isEnabled: true));
        var later = Action(isVisible: true, isEnabled: true);
        var window = Open(hidden, greyed, offered, later);
        window.People.SelectedItem = _colleagues.All[1];

        DoubleClick(window);

        offered.Verify(action => action.ExecuteAsync(_colleagues.All[1], null, It.IsAny<CancellationToken>()), Times.Once);
        AssertNotTaken(hidden, greyed, later);
    }

    [WindowTest]
    public void Beside_every_colleague_it_does_nothing()
    {
        var offered = Action(isVisible: true, isEnabled: true);
        var window = Open(offered);

        DoubleClick(window);

        AssertNotTaken(offered);
    }

    private static void AssertNotTaken(params Mock<ITargetAction>[] actions)
    {
        foreach (var action in actions)
        {
            action.Verify(taken => taken.ExecuteAsync(It.IsAny<InternalTarget>(), It.IsAny<IInteraction?>(), It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    private static Mock<ITargetAction> Action(bool isVisible, bool isEnabled)
    {
        var action = new Mock<ITargetAction>();
        action.Setup(offered => offered.GetState(It.IsAny<InternalTarget>(), null)).Returns(new TargetActionState(isVisible, isEnabled, null));
        action.Setup(offered => offered.ExecuteAsync(It.IsAny<InternalTarget>(), null, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        return action;
    }

    private static void DoubleClick(ShellWindow window) => window.People.RaiseEvent(
        new MouseButtonEventArgs(Mouse.PrimaryDevice, 0, MouseButton.Left) { RoutedEvent = Control.MouseDoubleClickEvent });

    private ShellWindow Open(params Mock<ITargetAction>[] actions)
    {
        EmptyApplication.Begin();
        foreach (var action in actions)
        {
            _colleagues.Register(action.Object);
        }

        return new ShellWindow(_colleagues);
    }
}
