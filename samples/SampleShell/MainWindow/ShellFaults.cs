using System.Collections.ObjectModel;
using System.Windows.Threading;

namespace SampleShell;

/// <summary>What the agent must know of: shown on screen until he has seen it.</summary>
internal sealed class ShellFaults
{
    private readonly Dispatcher _dispatcher;

    public ShellFaults(Dispatcher dispatcher) => _dispatcher = dispatcher;

    public ObservableCollection<string> Shown { get; } = [];

    /// <summary>May be called on any thread. The same fault is shown once.</summary>
    public void Add(string text) => _dispatcher.BeginInvoke(() =>
    {
        if (!Shown.Contains(text))
        {
            Shown.Add(text);
        }
    });
}
