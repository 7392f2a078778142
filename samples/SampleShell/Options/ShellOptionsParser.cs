using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using PluginIm.Sip;

namespace SampleShell;

/// <summary>Reads the command line of the shell.</summary>
internal sealed class ShellOptionsParser
{
    public const string PasswordVariable = "PLUGINIM_PASSWORD";

    private const int MostDelay = 600;

    private readonly Option<string> _logon = new("--logon")
    {
        Description = Words.CommandLogon,
        DefaultValueFactory = _ => "kmilburn",
    };

    private readonly Option<string?> _password = new("--password")
    {
        Description = Words.CommandPassword.With(PasswordVariable),
    };

    private readonly Option<string> _switch = new("--switch")
    {
        Description = Words.CommandSwitch,
        DefaultValueFactory = _ => ShellOptions.EmbeddedSwitch,
    };

    private readonly Option<string> _data = new("--data")
    {
        Description = Words.CommandData,
    };

    private readonly Option<string> _log = new("--log") { Description = Words.CommandLog };

    private readonly Option<string> _manifest = new("--manifest") { Description = Words.CommandManifest };

    private readonly Option<string?> _checkManifest = new("--check-manifest")
    {
        Description = Words.CommandCheckManifest,
    };

    private readonly Option<string> _role = new("--role")
    {
        Description = Words.CommandRole,
        DefaultValueFactory = _ => "Agent",
    };

    private readonly Option<string?> _diagnostics = new("--diagnostics")
    {
        Description = Words.CommandDiagnostics,
    };

    private readonly Option<string[]> _option = new("--option")
    {
        Description = Words.CommandOption,
    };

    private readonly Option<string?> _bounds = new("--bounds") { Description = Words.CommandBounds };

    private readonly Option<string> _theme = new("--theme")
    {
        Description = Words.CommandTheme,
        DefaultValueFactory = _ => "system",
    };

    private readonly Option<string?> _language = new("--language")
    {
        Description = Words.CommandLanguage,
    };

    private readonly Option<double> _historyDelay = new("--history-delay")
    {
        Description = Words.CommandHistoryDelay,
    };

    private readonly string _programFolder;
    private readonly string _userFolder;
    private readonly Func<string, string?> _variable;

    /// <param name="programFolder">Where the program and its manifest lie.</param>
    /// <param name="userFolder">Where the program may keep files for the user.</param>
    /// <param name="variable">Finds a variable of the environment.</param>
    public ShellOptionsParser(string programFolder, string userFolder, Func<string, string?> variable)
    {
        _programFolder = programFolder;
        _userFolder = userFolder;
        _variable = variable;
    }

    /// <summary>The language that a command line asks for, in which everything else about it is told; null for that of Windows.</summary>
    public static CultureInfo? LanguageOf(IReadOnlyList<string> arguments)
    {
        var language = new Option<string?>("--language");
        var command = new RootCommand { language };
        command.TreatUnmatchedTokensAsErrors = false;
        return command.Parse(arguments).GetResult(language) is { Tokens: [var name] } ? FindCulture(name.Value) : null;
    }

    public ShellOptionsResult Parse(IReadOnlyList<string> arguments)
    {
        var command = new RootCommand(Words.CommandDescription)
        {
            _logon, _password, _role, _switch, _data, _log, _manifest, _checkManifest, _diagnostics, _option, _bounds, _theme, _language,
            _historyDelay,
        };
        var parsed = command.Parse(arguments);
        // --help or --version: not asked to run, whatever else stands there.
        if (parsed.Action is not (null or ParseErrorAction))
        {
            return new ShellOptionsResult(null, [], AnswerOf(parsed));
        }

        var errors = parsed.Errors.Select(error => error.Message).ToList();
        if (errors.Count > 0)
        {
            return new ShellOptionsResult(null, errors, null);
        }

        var options = Read(parsed, errors);
        return errors.Count > 0 ? new ShellOptionsResult(null, errors, null) : new ShellOptionsResult(options, [], null);
    }

    private static string AnswerOf(ParseResult parsed)
    {
        using var text = new StringWriter();
        parsed.Invoke(new InvocationConfiguration { Output = text });
        return text.ToString();
    }

    private ShellOptions Read(ParseResult parsed, List<string> errors)
    {
        var logon = parsed.GetValue(_logon)!.Trim();
        if (logon.Length == 0 || logon.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or '_')))
        {
            errors.Add(Words.FaultLogon.With(logon));
        }

        var address = parsed.GetValue(_switch)!;
        if (address != ShellOptions.EmbeddedSwitch && address.Split(',').FirstOrDefault(entry => !IsAddress(entry)) is { } bad)
        {
            errors.Add(bad == address
                ? Words.FaultSwitch.With(address)
                : Words.FaultSwitchEntry.With(address, bad));
        }

        var bounds = parsed.GetValue(_bounds);
        var place = bounds is null ? null : WindowBounds.TryParse(bounds);
        if (bounds is not null && place is null)
        {
            errors.Add(Words.FaultBounds.With(bounds));
        }

        if (FindTheme(parsed.GetValue(_theme)!) is not { } theme)
        {
            theme = ShellTheme.System;
            errors.Add(Words.FaultTheme.With(parsed.GetValue(_theme)!));
        }

        var language = parsed.GetValue(_language);
        var culture = language is null ? null : FindCulture(language);
        if (language is not null && culture is null)
        {
            errors.Add(Words.FaultLanguage.With(language));
        }

        var delay = parsed.GetValue(_historyDelay);
        if (!(delay is >= 0 and <= MostDelay))
        {
            (delay, var given) = (0, delay);
            errors.Add(Words.FaultHistoryDelay.With(given, MostDelay));
        }

        var password = parsed.GetValue(_password) ?? _variable(PasswordVariable);
        return new ShellOptions
        {
            Logon = logon,
            Password = new ShellPassword(password ?? $"demo-{logon}"),
            IsPasswordGiven = password is not null,
            Switch = address,
            DataFolder = FullPath("--data", parsed.GetValue(_data) ?? _userFolder, errors),
            LogFolder = FullPath("--log", parsed.GetValue(_log) ?? Path.Combine(_userFolder, "logs"), errors),
            ManifestFile = FullPath("--manifest", parsed.GetValue(_manifest) ?? Path.Combine(_programFolder, "module-manifest.json"), errors),
            ManifestToCheck = parsed.GetValue(_checkManifest) is { } manifest ? FullPath("--check-manifest", manifest, errors) : null,
            Role = parsed.GetValue(_role)!.Trim(),
            DiagnosticsFolder = parsed.GetValue(_diagnostics) is { } folder ? FullPath("--diagnostics", folder, errors) : null,
            PluginOptions = ReadPluginOptions(parsed.GetValue(_option) ?? [], errors),
            Bounds = place,
            Theme = theme,
            Language = culture,
            HistoryDelay = TimeSpan.FromSeconds(delay),
        };
    }

    private static Dictionary<string, string> ReadPluginOptions(string[] assignments, List<string> errors)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                errors.Add(Words.FaultOption.With(assignment));
                continue;
            }

            values[assignment[..equals].Trim()] = assignment[(equals + 1)..];
        }

        return values;
    }

    private static string FullPath(string option, string path, List<string> errors)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            errors.Add(Words.FaultPath.With(option, path, exception.Message));
            return path;
        }
    }

    /// <summary>By name alone: an enumeration's own parser takes numbers and lists as well.</summary>
    private static ShellTheme? FindTheme(string name) =>
        Enum.GetValues<ShellTheme>()
            .Where(theme => string.Equals(theme.ToString(), name, StringComparison.OrdinalIgnoreCase))
            .Select(theme => (ShellTheme?)theme)
            .FirstOrDefault();

    /// <summary>Any well-formed name makes a culture, so the known ones are asked.</summary>
    private static CultureInfo? FindCulture(string name) => CultureInfo.GetCultures(CultureTypes.AllCultures)
        .FirstOrDefault(culture => culture.Name.Length > 0 && string.Equals(culture.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    private static bool IsAddress(string text) =>
        SipPeer.TryParse(text.Trim(), out var peer) && peer.Port > 0;
}
