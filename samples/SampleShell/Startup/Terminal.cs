using System.Runtime.InteropServices;
using System.Windows;

namespace SampleShell;

/// <summary>
/// The terminal from which the program was started. A program with windows has none of its own on Windows; started from
/// the desktop it has none at all, and says what it has to say in a window.
/// </summary>
internal sealed partial class Terminal : IDisposable
{
    private const int ParentProcess = -1;

    private readonly bool _attached;
    private readonly bool _present;

    private Terminal(bool attached, bool present)
    {
        _attached = attached;
        _present = present;
    }

    public static Terminal Attach()
    {
        if (Console.IsOutputRedirected || Console.IsErrorRedirected)
        {
            return new Terminal(attached: false, present: true);
        }

        var attached = AttachConsole(ParentProcess);
        return new Terminal(attached, attached);
    }

    public void Write(string text)
    {
        if (_present)
        {
            Console.Out.WriteLine(text);
        }
        else
        {
            MessageBox.Show(text, Words.CommandTitle, MessageBoxButton.OK, MessageBoxImage.Information);
        }
    }

    public void WriteErrors(IReadOnlyList<string> lines)
    {
        var text = string.Join(Environment.NewLine, lines);
        if (_present)
        {
            Console.Error.WriteLine(text);
        }
        else
        {
            MessageBox.Show(text, Words.CommandTitle, MessageBoxButton.OK, MessageBoxImage.Error);
        }
    }

    public void Dispose()
    {
        if (_attached)
        {
            FreeConsole();
        }
    }

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool AttachConsole(int processId);

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool FreeConsole();
}
