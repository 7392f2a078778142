using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace PluginIm.Messaging.Journal;

/// <summary>Folders and files that nobody but the user may read.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Makes the folder where there is none; false when it is there and others may write into it.</summary>
    public static bool TryCreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            CreateOnWindows(folder);
            return true;
        }

        Directory.CreateDirectory(folder, FolderMode);
        return (File.GetUnixFileMode(folder) & OthersWrite) == 0;
    }

    /// <summary>Makes the file where there is none, and takes the rights of others away where there are any.</summary>
    public static void CreateFile(string file)
    {
        OpenFile(file).Dispose();
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file) != FileMode)
        {
            File.SetUnixFileMode(file, FileMode);
        }
    }

    /// <summary>Opens a file for this process alone, and makes it where there is none.</summary>
    public static FileStream OpenFile(string file)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        return new FileStream(file, options);
    }

    /// <summary>Files in it inherit its rights. A folder that is there keeps those it has: the profile's, or what its maker gave it.</summary>
    [SupportedOSPlatform("windows")]
    private static void CreateOnWindows(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        using var identity = WindowsIdentity.GetCurrent();
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(
            identity.User!,
            FileSystemRights.FullControl,
            InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit,
            PropagationFlags.None,
            AccessControlType.Allow));
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        security.CreateDirectory(folder);
    }
}
