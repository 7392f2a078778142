using System.Text;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Contracts.Options;

namespace PluginIm.ViewModels;

/// <summary>
/// The canned responses of a file in UTF-8, one a line: <c>shortcut = text</c>, in which <c>\n</c> is a line break and <c>\\</c> a backslash.
/// Empty lines, and those that begin with <c>#</c>, say nothing. What is wrong is named in the log with its line, and the rest works.
/// Used on the user-interface thread.
/// </summary>
public sealed class CannedResponseFile
{
    private const string Option = "im.canned-responses";
    private const int MaxBytes = 1024 * 1024;
    private const int MaxResponses = 1000;
    private const int MaxShortcut = 40;
    private const string Expected = "shortcut = text";

    private readonly string _file;
    private readonly int _maxLength;
    private readonly ILogger _logger;
    private IReadOnlyList<CannedResponse> _responses = [];
    private (DateTime Written, long Length)? _read;

    /// <summary>Has the responses of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maxLength">The longest message.</param>
    /// <param name="logger">Where what is wrong with the file is named.</param>
    public CannedResponseFile(string file, int maxLength, ILogger<CannedResponseFile> logger)
    {
        _file = file;
        _maxLength = maxLength;
        _logger = logger;
    }

    /// <summary>Finds the file that the option <c>im.canned-responses</c> names.</summary>
    /// <param name="settings">Where the option comes from.</param>
    /// <param name="maxLength">The longest message.</param>
    /// <param name="logger">Where a bad value, and what is wrong with the file, are named.</param>
    /// <returns>The file; null where there is none.</returns>
    public static CannedResponseFile? From(IImSettings settings, int maxLength, ILogger<CannedResponseFile> logger)
    {
        var option = ImOptionTable.Get(Option);
        var path = option.Read(settings, value => ViewModelLog.BadOption(logger, Option, value, option.Expected));
        return path.Length == 0 ? null : new CannedResponseFile(Environment.ExpandEnvironmentVariables(path), maxLength, logger);
    }

    /// <summary>The responses as the file has them; a file that was changed is read again.</summary>
    /// <returns>The responses, in the order of the file.</returns>
    public IReadOnlyList<CannedResponse> Read()
    {
        try
        {
            var file = new FileInfo(_file);
            var state = file.Exists ? (file.LastWriteTimeUtc, file.Length) : (default, -1);
            if (_read != state)
            {
                _read = state;
                _responses = ReadAll(file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ViewModelLog.ResponsesOutOfReach(_logger, _file, exception);
        }

        return _responses;
    }

    private List<CannedResponse> ReadAll(FileInfo file)
    {
        if (!file.Exists || file.Length > MaxBytes)
        {
            ViewModelLog.BadResponses(_logger, _file, $"a file of at most {MaxBytes} bytes");
            return [];
        }

        var responses = new Dictionary<string, CannedResponse>(StringComparer.CurrentCultureIgnoreCase);
        var number = 0;
        foreach (var line in File.ReadLines(_file, Encoding.UTF8))
        {
            number++;
            if (line.AsSpan().Trim() is { IsEmpty: false } content && content[0] != '#')
            {
                Take(line, number, responses);
            }
        }

        return [.. responses.Values];
    }

    private void Take(string line, int number, Dictionary<string, CannedResponse> responses)
    {
        var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
        var shortcut = parts[0].TrimStart('/');
        var text = parts.Length == 2 ? Unescape(parts[1]) : "";
        var expected = parts.Length < 2 || text.Length == 0 ? Expected
            : shortcut.Length is 0 or > MaxShortcut || shortcut.Any(char.IsWhiteSpace) ? $"a shortcut of 1 to {MaxShortcut} characters without blanks"
            : text.Length > _maxLength ? $"a text of at most {_maxLength} characters"
            : responses.ContainsKey(shortcut) ? "a shortcut that no line above has"
            : responses.Count == MaxResponses ? $"at most {MaxResponses} responses"
            : null;
        if (expected is null)
        {
            responses.Add(shortcut, new CannedResponse(shortcut, text));
        }
        else
        {
            ViewModelLog.BadResponse(_logger, _file, number, expected);
        }
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            var isEscape = text[i] == '\\' && next is 'n' or '\\';
            result.Append(!isEscape ? text[i] : next == 'n' ? '\n' : '\\');
            i += isEscape ? 1 : 0;
        }

        return result.ToString();
    }
}
