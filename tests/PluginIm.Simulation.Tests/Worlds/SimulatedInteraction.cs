using System.Globalization;
using PluginIm.Contracts;

namespace PluginIm.Simulation.Tests.Worlds;

/// <summary>An interaction with a contact, which the shell has again after a restart. Its case counts its changes.</summary>
internal sealed class SimulatedInteraction(string id) : IInteraction
{
    private const string Count = "Count";

    public string Id => id;

    public Medium Medium => Medium.Voice;

    public string Title => id;

    /// <summary>How often the case has changed.</summary>
    public int Number { get; private set; }

    public CaseInformation CaseInformation { get; private set; } = Write(0, 0);

    public event EventHandler? Changed;

    /// <summary>The number in a case; null where there is none.</summary>
    public static int? NumberOf(CaseInformation? shown) =>
        shown?.Fields.FirstOrDefault(field => field.Key == Count) is { } field ? int.Parse(field.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The case changes.</summary>
    /// <param name="length">How long it is from here on.</param>
    public void Change(int length)
    {
        CaseInformation = Write(++Number, length);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>The process that heard of changes is gone.</summary>
    public void Forget() => Changed = null;

    private static CaseInformation Write(int number, int length) => new()
    {
        Contact = new InteractionContact("1", "Anna Berger"),
        Fields = [new CaseField(Count, Count, number.ToString(CultureInfo.InvariantCulture), CaseFieldType.Number), new CaseField("Note", "Note", new string('n', length))],
    };
}
