using System.IO;
using System.Security;
using System.Windows;
using System.Windows.Controls;
using Microsoft.Win32;

namespace PluginIm.Views;

/// <summary>Checks the spelling of a text box where the system can; where it cannot, asking for it would cost time at every text box for nothing.</summary>
internal static class Spelling
{
    public static readonly DependencyProperty IsOnProperty = DependencyProperty.RegisterAttached(
        "IsOn", typeof(bool), typeof(Spelling), new PropertyMetadata(false, OnIsOnChanged));

    /// <summary>The system's factory of spelling checkers (spellcheck.h, SpellCheckerFactory).</summary>
    private const string Factory = @"CLSID\{7AB36653-1796-484B-BDFA-E74F1DB7C1DC}\InprocServer32";

    private static readonly Lazy<bool> SystemHasIt = new(FindFactory);

    public static bool GetIsOn(DependencyObject input) => (bool)input.GetValue(IsOnProperty);

    public static void SetIsOn(DependencyObject input, bool value) => input.SetValue(IsOnProperty, value);

    private static void OnIsOnChanged(DependencyObject input, DependencyPropertyChangedEventArgs e) =>
        SpellCheck.SetIsEnabled((TextBox)input, (bool)e.NewValue && SystemHasIt.Value);

    private static bool FindFactory()
    {
        try
        {
            using var key = Registry.ClassesRoot.OpenSubKey(Factory);
            return key is not null;
        }
        catch (Exception exception) when (exception is SecurityException or UnauthorizedAccessException or IOException)
        {
            // Not known is as good as not there: the agent writes without.
            return false;
        }
    }
}
