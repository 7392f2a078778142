namespace SampleShell;

/// <summary>Which of the Fluent theme's two faces the shell shows.</summary>
internal enum ShellTheme
{
    System,
    Light,
    Dark,
}
