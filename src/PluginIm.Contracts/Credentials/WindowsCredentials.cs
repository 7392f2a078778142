using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PluginIm.Contracts.Credentials;

/// <summary>
/// Takes the password from the Windows Credential Manager: from the generic credential <c>PluginIm:USER</c> of whoever is signed in to Windows. An agent stores it there
/// with <c>cmdkey /generic:PluginIm:kmilburn /user:kmilburn /pass</c>, which asks for the password, or in the Control Panel.
/// </summary>
/// <param name="prefix">What stands before the user's name in the name of the credential.</param>
[SupportedOSPlatform("windows")]
public sealed partial class WindowsCredentials(string prefix = WindowsCredentials.StandardPrefix) : ICredentials
{
    /// <summary>What stands before the user's name, unless a shell chooses otherwise.</summary>
    public const string StandardPrefix = "PluginIm:";

    private const uint Generic = 1;
    private const int NotFound = 1168;
    private const int NoSuchLogonSession = 1312;

    /// <summary>Finds the password of a user of the switch.</summary>
    /// <param name="userName">The user name under which the agent authenticates.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The password; null where there is no such credential, or it is another user's.</returns>
    /// <exception cref="Win32Exception">Windows does not give it.</exception>
    /// <exception cref="InvalidDataException">What is kept there is no text.</exception>
    public ValueTask<string?> GetPasswordAsync(string userName, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(prefix + userName, userName));
    }

    private static string? Read(string name, string userName)
    {
        if (!CredRead(name, Generic, 0, out var credential))
        {
            var error = Marshal.GetLastPInvokeError();
            return error is NotFound or NoSuchLogonSession ? null : throw new Win32Exception(error);
        }

        try
        {
            return PasswordOf(Marshal.PtrToStructure<NativeCredential>(credential), name, userName);
        }
        finally
        {
            CredFree(credential);
        }
    }

    /// <summary>Both cmdkey and the Control Panel keep it in UTF-16, without an end.</summary>
    private static string? PasswordOf(NativeCredential credential, string name, string userName)
    {
        if (Marshal.PtrToStringUni(credential.UserName) is { Length: > 0 } owner && !string.Equals(owner, userName, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return credential.BlobSize % sizeof(char) == 0
            ? Marshal.PtrToStringUni(credential.Blob, (int)credential.BlobSize / sizeof(char))
            : throw new InvalidDataException($"The credential {name} holds no text.");
    }

    [LibraryImport("advapi32.dll", EntryPoint = "CredReadW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CredRead(string name, uint type, uint flags, out nint credential);

    [LibraryImport("advapi32.dll")]
    private static partial void CredFree(nint credential);
}
