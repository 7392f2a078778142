using System.Runtime.InteropServices;

namespace PluginIm.Contracts.Credentials;

/// <summary>A credential, laid out as Windows' CREDENTIALW.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeCredential
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
