using PluginIm.Contracts;

namespace PluginIm.Messaging.Tests.Environment;

/// <summary>An interaction of the shell whose case changes when a test says so.</summary>
internal sealed class ScriptedInteraction(string id = "call-1") : IInteraction
{
    private volatile CaseInformation _case = new()
    {
        Contact = new InteractionContact("4711", "Anna Berger"),
        Subject = "Invoice too high",
        Medium = Medium.Voice,
        Fields = [new CaseField("CustomerNumber", "Customer number", "4711"), new CaseField("Amount", "Amount", "12.50 EUR", CaseFieldType.Money, "Invoice")],
    };

    public string Id => id;

    public Medium Medium => Medium.Voice;

    public string Title => "Call with Anna Berger";

    /// <summary>Thrown when the case is read, as by a shell at fault.</summary>
    public Exception? Fault { get; set; }

    public CaseInformation CaseInformation => Fault is { } fault ? throw fault : _case;

    /// <summary>How many hear of changes.</summary>
    public int Listeners => Changed?.GetInvocationList().Length ?? 0;

    public event EventHandler? Changed;

    public void Change(CaseInformation information)
    {
        _case = information;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Gives a field a value; adds it where it is not there.</summary>
    public void Set(string key, string value)
    {
        var field = new CaseField(key, key, value);
        Change(_case with
        {
            Fields = _case.Fields.Any(known => known.Key == key)
                ? [.. _case.Fields.Select(known => known.Key == key ? known with { Value = value } : known)]
                : [.. _case.Fields, field],
        });
    }
}
