namespace PluginIm.Contracts;

/// <summary>
/// Tells of changes of <see cref="IImSettings"/> while the shell runs. Optional: without it options hold as they were when the shell was started.
/// When a change takes effect, each option says (<see cref="Options.ImOption.TakesEffect"/>).
/// </summary>
/// <example>
/// <code>
/// private void Apply()
/// {
///     var values = Merge();
///     var isSame = values.Count == _values.Count &amp;&amp; !values.Except(_values).Any();
///     _values = values;
///     if (!isSame)
///     {
///         Changed?.Invoke(this, EventArgs.Empty);
///     }
/// }
/// </code>
/// </example>
public interface IImSettingsChanges
{
    /// <summary>Raised after values have changed; on any thread.</summary>
    event EventHandler? Changed;
}
