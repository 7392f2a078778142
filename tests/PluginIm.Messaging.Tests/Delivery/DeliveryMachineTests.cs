namespace PluginIm.Messaging.Tests.Delivery;

[TestClass]
public sealed class DeliveryMachineTests
{
    [TestMethod]
    [DataRow(ImDelivery.Queued, "Send", ImDelivery.Sending)]
    [DataRow(ImDelivery.Queued, "Accept", null)]
    [DataRow(ImDelivery.Queued, "Confirm", ImDelivery.Delivered)]
    [DataRow(ImDelivery.Queued, "Read", null)]
    [DataRow(ImDelivery.Queued, "Fail", ImDelivery.Failed)]
    [DataRow(ImDelivery.Sending, "Send", null)]
    [DataRow(ImDelivery.Sending, "Accept", ImDelivery.Accepted)]
    [DataRow(ImDelivery.Sending, "Confirm", ImDelivery.Delivered)]
    [DataRow(ImDelivery.Sending, "Read", ImDelivery.Read)]
    [DataRow(ImDelivery.Sending, "Fail", ImDelivery.Failed)]
    [DataRow(ImDelivery.Accepted, "Send", null)]
    [DataRow(ImDelivery.Accepted, "Accept", null)]
    [DataRow(ImDelivery.Accepted, "Confirm", ImDelivery.Delivered)]
    [DataRow(ImDelivery.Accepted, "Read", ImDelivery.Read)]
    [DataRow(ImDelivery.Accepted, "Fail", ImDelivery.Failed)]
    [DataRow(ImDelivery.Delivered, "Send", null)]
    [DataRow(ImDelivery.Delivered, "Accept", null)]
    [DataRow(ImDelivery.Delivered, "Confirm", null)]
    [DataRow(ImDelivery.Delivered, "Read", ImDelivery.Read)]
    [DataRow(ImDelivery.Delivered, "Fail", null)]
    [DataRow(ImDelivery.Read, "Send", null)]
    [DataRow(ImDelivery.Read, "Accept", null)]
    [DataRow(ImDelivery.Read, "Confirm", null)]
    [DataRow(ImDelivery.Read, "Read", null)]
    [DataRow(ImDelivery.Read, "Fail", null)]
    [DataRow(ImDelivery.Failed, "Send", null)]
    [DataRow(ImDelivery.Failed, "Accept", null)]
    [DataRow(ImDelivery.Failed, "Confirm", null)]
    [DataRow(ImDelivery.Failed, "Read", null)]
    [DataRow(ImDelivery.Failed, "Fail", null)]
    public void Each_input_does_in_each_state_what_the_automaton_says(ImDelivery state, string input, ImDelivery? expected)
    {
        var next = DeliveryMachine.Next(state, Enum.Parse<DeliveryInput>(input));

        Assert.AreEqual(expected, next);
    }

    [TestMethod]
    public void Every_move_goes_forward()
    {
        var moves =
            from state in Enum.GetValues<ImDelivery>()
            from input in Enum.GetValues<DeliveryInput>()
            where DeliveryMachine.Next(state, input) is not null
            select (From: state, To: DeliveryMachine.Next(state, input)!.Value);

        Assert.IsTrue(moves.All(move => move.To > move.From));
    }
}
