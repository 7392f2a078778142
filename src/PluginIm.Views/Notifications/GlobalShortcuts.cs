using System.Runtime.InteropServices;
using System.Windows.Interop;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>Shortcuts as Windows knows them (RegisterHotKey). Used on the user-interface thread.</summary>
public sealed partial class GlobalShortcuts : IGlobalShortcuts
{
    private const nint MessageOnly = -3;
    private const int HotKeyMessage = 0x0312;
    private const uint NoRepeat = 0x4000;
    private const uint FromVirtualKey = 0;
    private const uint KeepState = 0x4;
    private const byte IsDown = 0x80;
    private const int ControlKey = 0x11;
    private const int AltKey = 0x12;
    private const int ShiftKey = 0x10;

    private readonly Dictionary<int, Action> _actions = [];
    private readonly HwndSource _window = new(new HwndSourceParameters("PluginIm shortcuts") { ParentWindow = MessageOnly, WindowStyle = 0 });

    /// <summary>Registers nothing yet.</summary>
    public GlobalShortcuts() => _window.AddHook(OnMessage);

    /// <inheritdoc/>
    public ShortcutRefusal? Register(Shortcut shortcut, Action action)
    {
        if (TypesACharacter(shortcut))
        {
            return ShortcutRefusal.TypesACharacter;
        }

        var id = _actions.Count + 1;
        if (!RegisterHotKey(_window.Handle, id, (uint)shortcut.Modifiers | NoRepeat, (uint)shortcut.Key))
        {
            return ShortcutRefusal.Taken;
        }

        _actions.Add(id, action);
        return null;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        foreach (var id in _actions.Keys)
        {
            _ = UnregisterHotKey(_window.Handle, id);
        }

        _actions.Clear();
    }

    /// <summary>Gives every shortcut back and registers no more.</summary>
    public void Dispose()
    {
        Clear();
        _window.Dispose();
    }

    /// <summary>A Polish agent, for one, writes ą with AltGr and A.</summary>
    private static bool TypesACharacter(Shortcut shortcut)
    {
        if (!shortcut.Modifiers.HasFlag(ShortcutModifiers.Ctrl | ShortcutModifiers.Alt))
        {
            return false;
        }

        Span<byte> keys = stackalloc byte[256];
        keys.Clear();
        keys[ControlKey] = IsDown;
        keys[AltKey] = IsDown;
        keys[ShiftKey] = shortcut.Modifiers.HasFlag(ShortcutModifiers.Shift) ? IsDown : (byte)0;
        Span<ushort> typed = stackalloc ushort[8];
        var layout = GetKeyboardLayout(0);
        var count = ToUnicodeEx(
            (uint)shortcut.Key, MapVirtualKeyEx((uint)shortcut.Key, FromVirtualKey, layout), keys, typed, typed.Length, KeepState, layout);

        // Fewer than none is a dead key, which becomes a character with the next one.
        return count < 0 || (count > 0 && !char.IsControl((char)typed[0]));
    }

    private nint OnMessage(nint window, int message, nint wParam, nint lParam, ref bool handled)
    {
        if (message == HotKeyMessage && _actions.TryGetValue((int)wParam, out var action))
        {
            handled = true;
            action();
        }

        return 0;
    }

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool RegisterHotKey(nint window, int id, uint modifiers, uint key);

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool UnregisterHotKey(nint window, int id);

    [LibraryImport("user32.dll")]
    private static partial nint GetKeyboardLayout(uint thread);

    [LibraryImport("user32.dll", EntryPoint = "MapVirtualKeyExW")]
    private static partial uint MapVirtualKeyEx(uint code, uint kind, nint layout);

    [LibraryImport("user32.dll")]
    private static partial int ToUnicodeEx(uint key, uint scan, ReadOnlySpan<byte> keys, Span<ushort> typed, int room, uint flags, nint layout);
}
