using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>
/// One agent's desktop: a sample shell under Wine. It is read from the text of its own automation tree, which the shell writes on request, and
/// acted upon with real mouse and keys alone.
/// </summary>
internal sealed class Desktop : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Leaves room below the main window, where the interaction window comes up.</summary>
    private const int MainWindowHeight = 450;

    /// <summary>How long the windows are looked at before a click or a paste counts as lost.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(4);

    /// <summary>How long a control keeps its place before it counts as lying still: an animation draws several pictures in that time.</summary>
    private static readonly TimeSpan Stillness = TimeSpan.FromMilliseconds(120);

    /// <summary>The exit code of a program that a signal 9 ended.</summary>
    private const int Killed = 128 + 9;

    private readonly ChildProcess _process;
    private readonly Person _person;
    private readonly string _diagnostics;

    private Desktop(ChildProcess process, Person person, string diagnostics, string logs)
    {
        _process = process;
        _person = person;
        _diagnostics = diagnostics;
        Logs = logs;
    }

    public string Logs { get; }

    public static Desktop Start(XDisplay display, string folder, DesktopOptions options)
    {
        var diagnostics = Directory.CreateDirectory(Path.Combine(folder, "diagnostics-" + options.Logon)).FullName;
        var logs = Directory.CreateDirectory(Path.Combine(folder, "log-" + options.Logon)).FullName;
        List<string> arguments = [
            Repository.ShellProgram, "--logon", options.Logon, "--switch", options.Switch, "--data", Windows(Path.Combine(folder, "data")),
            "--log", Windows(logs), "--manifest", Windows(options.Manifest), "--diagnostics", Windows(diagnostics), "--theme", "light",
            "--language", options.Language, "--bounds", string.Create(CultureInfo.InvariantCulture, $"{options.Left},0,{XDisplay.Width / 2},{MainWindowHeight}")];
        if (options.HistoryDelay > TimeSpan.Zero)
        {
            arguments.AddRange(["--history-delay", options.HistoryDelay.TotalSeconds.ToString(CultureInfo.InvariantCulture)]);
        }

        if (options.Password is { } password)
        {
            arguments.AddRange(["--password", password]);
        }

        foreach (var option in options.Options)
        {
            arguments.AddRange(["--option", option]);
        }

        var process = ChildProcess.Start(Repository.WineScript, arguments, display.Environment);
        return new Desktop(process, new Person(display), diagnostics, logs);
    }

    /// <summary>Waits until the desktop's windows are as described, and gives what was looked for.</summary>
    public async Task<T> SeeAsync<T>(string what, Func<UiDump, T?> look)
        where T : class
    {
        UiDump? last = null;
        return await Condition.WaitForAsync(
            async () =>
            {
                last = await ReadAsync();
                return look(last);
            },
            () => $"{what}. The windows show:\n{last}");
    }

    public Task<UiElement> SeeAsync(string automationId) => SeeAsync(automationId, dump => dump.Find(automationId));

    public Task<UiElement> SeeAsync(string automationId, string text) =>
        SeeAsync($"{automationId} with '{text}'", dump => dump.Find(automationId) is { } element && element.Text.Contains(text, StringComparison.Ordinal) ? element : null);

    /// <summary>Waits until no window shows that control any more.</summary>
    public Task MissAsync(string automationId) =>
        SeeAsync($"{automationId} gone", dump => dump.Find(automationId) is null ? dump : null);

    public Task ClickAsync(string automationId) =>
        ClickAsync(automationId, dump => dump.Find(automationId));

    /// <summary>Clicks on what was looked for once it is enabled and lies still: a menu that slides open takes a click for one beside it.</summary>
    public async Task ClickAsync(string what, Func<UiDump, UiElement?> look)
    {
        UiElement? before = null;
        var still = Stopwatch.StartNew();
        var element = await SeeAsync(what + ", enabled and still", dump =>
        {
            var last = before;
            before = look(dump);
            if (before is not { IsEnabled: true } || before.Bounds != last?.Bounds)
            {
                still.Restart();
            }

            return still.Elapsed >= Stillness ? before : null;
        });
        if (element.ControlType == "MenuItem")
        {
            element = await PointAtAsync(what, look, element);
        }

        await _person.ClickAsync(element.Bounds);
    }

    /// <summary>
    /// Clicks into a control until it is the one that gets the keys. While another desktop's window comes to the front Wine, in which both desktops are
    /// programs of one system, may give a click to neither of them; a person clicks again.
    /// </summary>
    public Task FocusAsync(string automationId) =>
        DoUntilAsync(() => ClickAsync(automationId), automationId + " with the focus after a click", dump => Focused(dump, automationId));

    /// <summary>
    /// Puts the pointer on an entry of a menu until the entry has noticed, by which it gets the focus: the shell tells of a menu before the display shows it, and
    /// a click that comes sooner goes to what is below, and closes the menu.
    /// </summary>
    private Task<UiElement> PointAtAsync(string what, Func<UiDump, UiElement?> look, UiElement entry)
    {
        var moves = 0;
        return DoUntilAsync(
            () => _person.PointAsync(entry.Bounds, aside: moves++ % 2), what + " under the pointer", dump => look(dump) is { HasFocus: true } found ? found : null);
    }

    /// <summary>Does what the shell may miss, again each time it has not answered for a while.</summary>
    private async Task<UiElement> DoUntilAsync(Func<Task> act, string what, Func<UiDump, UiElement?> look)
    {
        UiDump? last = null;
        return await Condition.WaitForAsync(
            async () =>
            {
                await act();
                UiElement? seen = null;
                for (var watch = Stopwatch.StartNew(); watch.Elapsed < AnswerTime && seen is null;)
                {
                    last = await ReadAsync();
                    seen = look(last);
                }

                return seen;
            },
            () => $"{what}. The windows show:\n{last}");
    }

    /// <summary>Waits until a control is the one that gets the keys.</summary>
    public Task SeeFocusAsync(string automationId) => SeeAsync(automationId + " with the focus", dump => Focused(dump, automationId));

    /// <summary>Clicks into a text box, types, and waits until the text stands there.</summary>
    public async Task TypeAsync(string automationId, string text)
    {
        await FocusAsync(automationId);
        await _person.TypeAsync(text);
        await SeeAsync(automationId, text);
    }

    /// <summary>Types where the focus is.</summary>
    public Task TypeHereAsync(string text) => _person.TypeAsync(text);

    public async Task ClearAsync(string automationId)
    {
        await FocusAsync(automationId);
        await _person.PressAsync("ctrl+a");
        await _person.PressAsync("BackSpace");
        await SeeAsync(automationId + " empty", dump => dump.Find(automationId) is { Value: null or "" } found ? found : null);
    }

    /// <summary>
    /// Pastes a text in place of what a text box holds. Wine learns of a new clipboard some time after X11 has it: until then Ctrl+V finds the old
    /// one, or nothing, and a person presses it again.
    /// </summary>
    public async Task PasteAsync(string automationId, string text)
    {
        await FocusAsync(automationId);
        await _person.CopyAsync(text);
        await DoUntilAsync(
            async () =>
            {
                await _person.PressAsync("ctrl+a");
                await _person.PressAsync("ctrl+v");
            },
            $"'{text}' pasted into {automationId}",
            dump => dump.Find(automationId) is { } box && box.Value == text ? box : null);
    }

    /// <summary>Types a file's name into the system's dialog, in place of what that suggests.</summary>
    public async Task AnswerFileDialogAsync(string file)
    {
        // It is none of the shell's own windows, and Wine does not always give it its title.
        await SeeAsync("another window than the desktop's own in front", dump => dump.Windows.All(window => !window.IsActive) ? dump : null);
        await _person.PressAsync("Home", "shift+End");
        await _person.TypeAsync(Windows(file));
        await _person.PressAsync("Return");
    }

    public Task PressAsync(params string[] keys) => _person.PressAsync(keys);

    /// <summary>All lines of the open IM view's transcript, read while scrolling up from the last to the one with the first text, and down again.</summary>
    public async Task<IReadOnlyList<string>> ReadTranscriptAsync(string firstText)
    {
        var visible = VisibleLines(await ReadAsync());
        var lines = Names(visible);
        while (!lines[0].Contains(firstText, StringComparison.Ordinal))
        {
            var list = await SeeAsync("Im.Transcript");
            await _person.WheelAsync(list.Bounds, 2);
            visible = await SeeAsync("the transcript further up", dump => VisibleLines(dump) is var now && now.SequenceEqual(visible) ? null : now);
            lines = Join(Names(visible), lines);
        }

        await _person.WheelAsync((await SeeAsync("Im.Transcript")).Bounds, -2 * lines.Count);
        await SeeInTranscriptAsync(lines[^1]);
        return lines;
    }

    public Task SeeInTranscriptAsync(string text) =>
        SeeAsync($"'{text}' in the transcript", dump => dump.WindowWith("Im.Transcript")?.Below("Im.Transcript")
            .FirstOrDefault(element => element.ControlType == "ListItem" && element.Name.Contains(text, StringComparison.Ordinal)));

    public async Task<UiDump> ReadAsync()
    {
        var request = Path.Combine(_diagnostics, "dump.request");
        var answer = Path.Combine(_diagnostics, "dump.json");
        await File.WriteAllTextAsync(request, "");
        await Condition.WaitForAsync(
            () => Task.FromResult(File.Exists(request) && !_process.HasExited ? null : answer),
            () => "the desktop's answer to a request for its windows: " + string.Join('\n', _process.Output));
        if (_process.HasExited)
        {
            throw new InvalidOperationException("The desktop ended: " + string.Join('\n', _process.Output));
        }

        return JsonSerializer.Deserialize<UiDump>(await File.ReadAllTextAsync(answer), Json)!;
    }

    /// <summary>Waits until the desktop's process has ended by itself, and gives its exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        var code = await _process.WaitForExitAsync();

        // Wine's server kills a program that takes more than half a second to end, and the shell reports that instead.
        return code == Killed ? 0 : code;
    }

    /// <summary>Ends the desktop's process by SIGKILL: it gets to do nothing more.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>The desktop stands still, as a laptop that sleeps: it gets to do nothing, and its connections stay open.</summary>
    public Task SleepAsync() => _process.SignalAsync("STOP");

    /// <summary>It goes on, and sees that it is later.</summary>
    public Task WakeAsync() => _process.SignalAsync("CONT");

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static IReadOnlyList<UiElement> VisibleLines(UiDump dump) =>
        [.. (dump.WindowWith("Im.Transcript")?.Below("Im.Transcript") ?? []).Where(element => element.ControlType == "ListItem")];

    private static IReadOnlyList<string> Names(IReadOnlyList<UiElement> elements) => [.. elements.Select(element => element.Name)];

    /// <summary>Puts what was seen higher up before what was seen lower down; what both show stands there once.</summary>
    private static IReadOnlyList<string> Join(IReadOnlyList<string> above, IReadOnlyList<string> below)
    {
        var common = Math.Min(above.Count, below.Count);
        while (!above.Skip(above.Count - common).SequenceEqual(below.Take(common)))
        {
            common--;
        }

        return [.. above.Take(above.Count - common), .. below];
    }

    /// <summary>Wine shows the root folder as drive Z.</summary>
    private static UiElement? Focused(UiDump dump, string automationId) =>
        dump.WindowWith(automationId) is { IsActive: true } window && window.Find(automationId) is { HasFocus: true } found ? found : null;

    private static string Windows(string path) => "Z:" + Path.GetFullPath(path).Replace('/', '\\');
}
