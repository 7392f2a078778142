using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Contacts;

[TestClass]
public sealed class ContactViewModelTests : IDisposable
{
    private readonly ScriptedContacts _store = new();
    private readonly UserInterfaceQueue _userInterface = new();
    private readonly ContactViewModel _contact;

    public ContactViewModelTests() => _contact = new ContactViewModel(
        _store, new LinksViewModel(null, null, NullLogger.Instance), new FakeTimeProvider(), _userInterface, NullLogger.Instance);

    public void Dispose() => _contact.Dispose();

    [TestMethod]
    public async Task What_is_known_is_shown_and_asked_for_once()
    {
        _contact.Show("C-17");
        Assert.AreEqual("Looking up the contact…", _contact.StatusText);
        await UntilAsync(LoadState.Shown);
        _contact.Show("C-17");

        CollectionAssert.AreEqual(
            new[]
            {
                "Name: Ada Byron", "Phone: +49 30 1234567", "E-mail: ada.byron@example.com", "Customer since: 5/4/2019",
                "Customer portal: https://crm.example.com/customers/17",
            },
            _contact.Fields.Select(field => field.AutomationName).ToArray());
        Assert.AreEqual(1, _store.Finds);
        Assert.IsNull(_contact.StatusText);
    }

    [TestMethod]
    public async Task Another_contact_takes_the_place_of_the_first()
    {
        _contact.Show("C-17");
        await UntilAsync(LoadState.Shown);

        _contact.Show("C-18");
        await UntilAsync(LoadState.Nothing);

        Assert.IsEmpty(_contact.Fields);
        Assert.AreEqual("The contact database does not know this contact.", _contact.StatusText);
    }

    [TestMethod]
    public async Task What_failed_is_said_and_tried_again()
    {
        _store.Fault = "no connection";
        _contact.Show("C-17");
        await UntilAsync(LoadState.Failed);
        Assert.AreEqual("The contact database could not be asked: no connection", _contact.StatusText);

        _store.Fault = null;
        _contact.TryAgainCommand.Execute(null);
        await UntilAsync(LoadState.Shown);
    }

    [TestMethod]
    public void The_agent_need_not_wait()
    {
        _store.Gate = new TaskCompletionSource();
        _contact.Show("C-17");

        _contact.CancelCommand.Execute(null);

        Assert.AreEqual("Cancelled.", _contact.StatusText);
        Assert.IsTrue(_contact.CanTryAgain);
    }

    [TestMethod]
    public void Nobody_is_asked_for_before_the_contact_is_known()
    {
        _contact.Show(null);

        Assert.AreEqual("Nobody knows yet who the contact is.", _contact.StatusText);
        Assert.AreEqual(0, _store.Finds);
    }

    private Task UntilAsync(LoadState state) => _userInterface.UntilAsync(() => _contact.State == state, $"{state}");
}
