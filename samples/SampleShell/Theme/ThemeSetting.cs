using System.Windows;

namespace SampleShell;

/// <summary>Gives the application its face.</summary>
internal static class ThemeSetting
{
    private static readonly string[] Dictionaries = ["Controls", "Presence"];

    /// <summary>Sets the theme and, the first time, adds the shell's own styles, which are based on the theme's.</summary>
    public static void Apply(Application application, ShellTheme theme)
    {
        application.ThemeMode = theme switch
        {
            ShellTheme.Light => ThemeMode.Light,
            ShellTheme.Dark => ThemeMode.Dark,
            _ => ThemeMode.System,
        };
        foreach (var name in Dictionaries)
        {
            var source = new Uri($"/SampleShell;component/Theme/{name}.xaml", UriKind.Relative);
            if (application.Resources.MergedDictionaries.All(known => known.Source != source))
            {
                application.Resources.MergedDictionaries.Add(new ResourceDictionary { Source = source });
            }
        }
    }
}
