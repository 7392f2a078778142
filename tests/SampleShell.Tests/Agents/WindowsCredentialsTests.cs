using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using PluginIm.Contracts.Credentials;

namespace SampleShell.Tests;

/// <summary>The real Credential Manager, with credentials that are gone with the test.</summary>
[TestClass]
public sealed partial class WindowsCredentialsTests : IDisposable
{
    private const uint Generic = 1;
    private const uint ThisSession = 1;

    private readonly string _prefix = $"PluginIm.Tests:{Guid.NewGuid():N}:";

    public void Dispose() => CredDelete(_prefix + "kmilburn", Generic, 0);

    [TestMethod]
    public async Task A_variable_of_the_environment_may_come_before_what_Windows_keeps()
    {
        var credentials = new FirstCredentials(new EnvironmentCredentials("MYSHELL_PASSWORD"), new WindowsCredentials());
        Environment.SetEnvironmentVariable("MYSHELL_PASSWORD", "one");

        Assert.AreEqual("one", await credentials.GetPasswordAsync("nobody", CancellationToken.None));
    }

    [TestMethod]
    public async Task The_password_is_what_is_kept_under_the_users_name()
    {
        Keep("kmilburn", Encoding.Unicode.GetBytes("päss wörd ✓"));

        Assert.AreEqual("päss wörd ✓", await Find("kmilburn"));
        Assert.IsNull(await Find("amiller"));
    }

    [TestMethod]
    public async Task What_is_another_users_is_not_given()
    {
        Keep("amiller", Encoding.Unicode.GetBytes("secret"));

        Assert.IsNull(await Find("kmilburn"));
    }

    [TestMethod]
    public async Task What_is_no_text_is_named_without_showing_it()
    {
        Keep("kmilburn", [1, 2, 3]);

        var fault = await Assert.ThrowsExactlyAsync<InvalidDataException>(() => Find("kmilburn"));
        Assert.AreEqual($"The credential {_prefix}kmilburn holds no text.", fault.Message);
    }

    [TestMethod]
    public void Where_a_shell_chooses_nothing_the_name_begins_with_the_plugins() => Assert.AreEqual("PluginIm:", WindowsCredentials.StandardPrefix);

    private Task<string?> Find(string userName) => new WindowsCredentials(_prefix).GetPasswordAsync(userName, CancellationToken.None).AsTask();

    /// <summary>Keeps it under Kate's name, whoever it says it belongs to.</summary>
    private void Keep(string owner, byte[] secret)
    {
        var (name, user, blob) = (Marshal.StringToHGlobalUni(_prefix + "kmilburn"), Marshal.StringToHGlobalUni(owner), Marshal.AllocHGlobal(secret.Length));
        try
        {
            Marshal.Copy(secret, 0, blob, secret.Length);
            var credential = new Credential { Type = Generic, TargetName = name, UserName = user, Blob = blob, BlobSize = (uint)secret.Length, Persist = ThisSession };
            Assert.IsTrue(CredWrite(ref credential, 0), new Win32Exception(Marshal.GetLastPInvokeError()).Message);
        }
        finally
        {
            Marshal.FreeHGlobal(name);
            Marshal.FreeHGlobal(user);
            Marshal.FreeHGlobal(blob);
        }
    }

    [LibraryImport("advapi32.dll", EntryPoint = "CredWriteW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CredWrite(ref Credential credential, uint flags);

    [LibraryImport("advapi32.dll", EntryPoint = "CredDeleteW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CredDelete(string name, uint type, uint flags);

    /// <summary>CREDENTIALW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Credential
    {
        public uint Flags;
        public uint Type;
        public nint TargetName;
        public nint Comment;
        public ulong LastWritten;
        public uint BlobSize;
        public nint Blob;
        public uint Persist;
        public uint AttributeCount;
        public nint Attributes;
        public nint TargetAlias;
        public nint UserName;
    }
}
