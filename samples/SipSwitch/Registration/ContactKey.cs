using PluginIm.Sip;

namespace SipSwitch.Registration;

/// <summary>The address that a Contact names, its host in any case.</summary>
internal readonly record struct ContactKey(SipTransport Transport, string Host, int Port)
{
    public bool Equals(ContactKey other) =>
        Port == other.Port && Transport == other.Transport && Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => HashCode.Combine(Transport, Port, Host.GetHashCode(StringComparison.OrdinalIgnoreCase));
}
