namespace PluginIm.Messaging;

/// <summary>Whether an invitation is let in to the agent.</summary>
public sealed record CarrierAdmission
{
    private CarrierAdmission(ICarrierDialogObserver? observer, CarrierEnding? refusal, CarrierSettlement? settlement = null)
    {
        Observer = observer;
        Refusal = refusal;
        Settlement = settlement;
    }

    /// <summary>Who hears what happens in the dialog; null when the invitation is refused.</summary>
    public ICarrierDialogObserver? Observer { get; }

    /// <summary>What to answer to an invitation that is refused; null when it is let in.</summary>
    public CarrierEnding? Refusal { get; }

    /// <summary>What came before from the inviting party in the very session, which is over here; null where it is another one.</summary>
    public CarrierSettlement? Settlement { get; }

    /// <summary>Lets an invitation in.</summary>
    /// <param name="observer">Who hears what happens in the dialog.</param>
    /// <returns>The admission.</returns>
    public static CarrierAdmission Admit(ICarrierDialogObserver observer) => new(observer, null);

    /// <summary>Refuses an invitation.</summary>
    /// <param name="refusal">What to answer.</param>
    /// <returns>The refusal.</returns>
    public static CarrierAdmission Refuse(CarrierEnding refusal) => new(null, refusal);

    /// <summary>Refuses an invitation to a session that is over here, though its other side does not know.</summary>
    /// <param name="settlement">What came in it.</param>
    /// <returns>The refusal.</returns>
    public static CarrierAdmission RefuseOver(CarrierSettlement settlement) => new(null, CarrierEnding.Reject, settlement);
}
