using System.IO;
using System.Media;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>
/// Sounds as Windows plays them (PlaySound, winmm.dll). The system's own sound is the one that the agent's sound scheme has for instant
/// messages. A file that cannot be played is named once in the log.
/// </summary>
public sealed partial class WindowsSound : ISoundOutput
{
    private const uint Asynchronous = 0x1;
    private const uint NoDefault = 0x2;
    private const uint Loop = 0x8;
    private const uint FromFile = 0x20000;
    private const uint FromScheme = 0x10000;
    private const string InstantMessage = "Notification.IM";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _named = [];
    private readonly ILogger _logger;
    private Task _last = Task.CompletedTask;

    /// <summary>Creates an output that is silent.</summary>
    /// <param name="logger">Where a file is named that cannot be played.</param>
    public WindowsSound(ILogger<WindowsSound> logger) => _logger = logger;

    /// <summary>Done when all that was asked for until then was played or silenced.</summary>
    internal Task Settled
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <inheritdoc/>
    public void Play(string? file, bool repeats) => InOrder(() => PlayNow(file, repeats ? Loop : 0));

    /// <inheritdoc/>
    public void Silence() => InOrder(() => _ = PlaySound(null, 0, 0));

    /// <summary>A file on a share that hangs must not hold up the windows.</summary>
    private void InOrder(Action work)
    {
        lock (_gate)
        {
            _last = _last.ContinueWith(_ => work(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void PlayNow(string? file, uint loop)
    {
        if (file is not null && File.Exists(file) && PlaySound(file, 0, FromFile | Asynchronous | NoDefault | loop))
        {
            return;
        }

        if (file is not null && _named.Add(file))
        {
            ViewLog.SoundNotPlayed(_logger, file);
        }

        if (!PlaySound(InstantMessage, 0, FromScheme | Asynchronous | NoDefault | loop))
        {
            SystemSounds.Asterisk.Play();
        }
    }

    [LibraryImport("winmm.dll", EntryPoint = "PlaySoundW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool PlaySound(string? name, nint module, uint flags);
}
