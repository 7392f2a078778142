using System.Globalization;

namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>The hands in front of a display: mouse and keys as X11 delivers them, nothing else.</summary>
internal sealed class Person(XDisplay display)
{
    public Task ClickAsync(UiBounds target) =>
        DoAsync("mousemove", Text(target.X + (target.Width / 2)), Text(target.Y + (target.Height / 2)), "click", "1");

    /// <summary>Moves the pointer to the middle of something, or so many pixels beside it: only a move is told.</summary>
    public Task PointAsync(UiBounds target, int aside) =>
        DoAsync("mousemove", Text(target.X + (target.Width / 2) + aside), Text(target.Y + (target.Height / 2)));

    /// <summary>The window with this title; null where none is on the display.</summary>
    public async Task<string?> FindWindowAsync(string title)
    {
        var found = await ChildProcess.RunAsync("sh", ["-c", "xdotool search --onlyvisible --name \"$1\" || true", "sh", title], display.Environment);
        return found.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
    }

    /// <summary>Double-clicks a place inside a window.</summary>
    public Task DoubleClickInAsync(string window, int x, int y) =>
        DoAsync("mousemove", "--window", window, Text(x), Text(y), "click", "--repeat", "2", "--delay", "80", "1");

    /// <summary>Turns the wheel over the middle of something, up by positive notches, down by negative ones.</summary>
    public Task WheelAsync(UiBounds target, int notches) =>
        DoAsync("mousemove", Text(target.X + (target.Width / 2)), Text(target.Y + (target.Height / 2)),
            "click", "--repeat", Text(Math.Abs(notches)), notches > 0 ? "4" : "5");

    /// <summary>Presses keys one after the other.</summary>
    public Task PressAsync(params string[] keys) => DoAsync(["key", "--clearmodifiers", .. keys]);

    public Task TypeAsync(string text) => DoAsync("type", "--delay", "12", text);

    /// <summary>
    /// Copies what a keyboard has no keys for to the X clipboard, and waits until it is read from there: the program that holds it says nothing
    /// once it does.
    /// </summary>
    public async Task CopyAsync(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            await ChildProcess.RunAsync(
                "sh", ["-c", "xclip -selection clipboard -in \"$1\" >/dev/null 2>&1", "sh", file], display.Environment);
            await Condition.WaitForAsync(
                async () => await ReadClipboardAsync() is var held && held == text ? held : null,
                () => $"'{text}' on the clipboard");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Task<string> ReadClipboardAsync() => ChildProcess.RunAsync(
        "sh", ["-c", "timeout 5 xclip -selection clipboard -out || true"], display.Environment);

    private async Task DoAsync(params string[] arguments) => await ChildProcess.RunAsync("xdotool", arguments, display.Environment);

    private static string Text(double pixels) => Math.Round(pixels).ToString(CultureInfo.InvariantCulture);
}
