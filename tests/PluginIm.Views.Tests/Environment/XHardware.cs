using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginIm.Views.Tests.Environment;

/// <summary>
/// Keyboard and mouse of the X display that Wine's windows are on, used from outside of Wine as a person does. Each program that Wine starts costs a
/// copy of the whole test program, and neither its output nor its end comes back: one shell, started once, does all that is asked and answers by a socket.
/// </summary>
internal sealed class XHardware : IHardware
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lazy<NetworkStream> _outside = new(() => Ui.Run(StartAsync));

    public bool HasKeyboard(string title) => Run("getwindowfocus getwindowname").Trim() == title;

    public void Press(params Key[][] chords) =>
        Run("key --clearmodifiers " + string.Join(' ', chords.Select(chord => string.Join('+', chord.Select(key => key.Name)))));

    public void MoveTo(int x, int y) => Run($"mousemove {x} {y}");

    public void Click() => Run("click 1");

    public void Drag(int x, int y) => Run($"mousedown 1 mousemove_relative 0 2 mousemove {x} {y} mousemove_relative 0 1 mouseup 1");

    public void Turn(bool away, Key held) => Run($"keydown {held.Name} click {(away ? 4 : 5)} keyup {held.Name}");

    /// <summary>
    /// The shell ends with the test program: its socket does. Wine's own start.exe comes between: asked for a program of the system directly, Wine
    /// answers with handles that are none, and the runtime closes them.
    /// </summary>
    private static async Task<NetworkStream> StartAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        const string answerAll = "while read -r line <&3; do xdotool $line >&3 2>/dev/null; printf '\\0' >&3; done";
        Process.Start(new ProcessStartInfo("start.exe", $"/unix /bin/bash -c \"exec 3<>/dev/tcp/127.0.0.1/{port}; {answerAll}\"")
        {
            UseShellExecute = false,
        })?.Dispose();
        var connection = await listener.AcceptTcpClientAsync().WaitAsync(Patience, TimeProvider.System);
        connection.NoDelay = true;
        return connection.GetStream();
    }

    private string Run(string arguments)
    {
        var outside = _outside.Value;
        return Ui.Run(async () =>
        {
            await outside.WriteAsync(Encoding.ASCII.GetBytes(arguments + "\n"));
            return await ReadAnswerAsync(outside).WaitAsync(Patience, TimeProvider.System);
        });
    }

    /// <summary>What xdotool said, to the zero that ends it.</summary>
    private static async Task<string> ReadAnswerAsync(NetworkStream outside)
    {
        var answer = new List<byte>();
        var part = new byte[256];
        while (answer is not [.., 0])
        {
            var count = await outside.ReadAsync(part);
            answer.AddRange(count > 0 ? part.AsSpan(0, count) : throw new IOException("The shell outside of Wine has ended."));
        }

        return Encoding.UTF8.GetString([.. answer.SkipLast(1)]);
    }
}
