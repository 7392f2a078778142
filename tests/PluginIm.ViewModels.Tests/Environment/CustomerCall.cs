namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>An interaction that the test works on: Kate's call with a customer.</summary>
internal sealed class CustomerCall(string id = "call-1") : Contracts.IInteraction
{
    public event EventHandler? Changed;

    public string Id => id;

    public Contracts.Medium Medium => Contracts.Medium.Voice;

    public string Title => "Call from Ada Byron";

    public Contracts.CaseInformation CaseInformation { get; private set; } = new()
    {
        Contact = new Contracts.InteractionContact("C-17", "Ada Byron"),
        Subject = "Invoice 4711 was paid twice",
        Medium = Contracts.Medium.Voice,
        Fields =
        [
            new Contracts.CaseField("CustomerNumber", "Customer number", "17-4711", Group: "Customer"),
            new Contracts.CaseField("Amount", "Amount", "1234.50 EUR", Contracts.CaseFieldType.Money, "Invoice"),
        ],
    };

    public void Set(Contracts.CaseInformation caseInformation)
    {
        CaseInformation = caseInformation;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
