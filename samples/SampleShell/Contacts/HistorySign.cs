using System.Text;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>
/// Words that the index of the history has beside those of the entry: whose it is, and in which medium it was. Each begins with a character for private use,
/// which is no letter: nobody can type it.
/// </summary>
internal static class HistorySign
{
    private const char ContactSign = '\uE100';

    private const char FirstMedium = '\uE110';

    /// <summary>The key's bytes as letters and digits: a key may have signs that would part the word.</summary>
    public static string Of(string contactId) => ContactSign + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(contactId));

    public static string Of(Medium medium) => ((char)(FirstMedium + (int)medium)).ToString();
}
