namespace PluginIm.Contracts;

/// <summary>The shell's directory of internal targets.</summary>
/// <example>
/// <code>
/// public ValueTask&lt;InternalTarget?&gt; FindByAddressAsync(string sipAddress, CancellationToken cancellationToken) =&gt;
///     ValueTask.FromResult(All.FirstOrDefault(target =&gt; target.SipAddress == sipAddress));
/// </code>
/// </example>
public interface ITargetDirectory
{
    /// <summary>Finds the target behind a SIP address, so that a caller is shown by name.</summary>
    /// <param name="sipAddress">Address without parameters, for example <c>sip:amiller@im.test</c>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The target, or null when the directory does not know the address.</returns>
    ValueTask<InternalTarget?> FindByAddressAsync(string sipAddress, CancellationToken cancellationToken);
}
