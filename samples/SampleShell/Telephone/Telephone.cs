using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Contracts;
using Softphone;

namespace SampleShell;

/// <summary>
/// The shell's voice channel: one call at a time, the agent's own or one that rang here. Made and used on the user-interface thread, to which it brings
/// what the softphone says on any.
/// </summary>
internal sealed partial class Telephone : ObservableObject, IVoiceConsultations
{
    /// <summary>How long a call that is over stays in sight, with the reason.</summary>
    public static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(5);

    private readonly Phone? _phone;
    private readonly TimeProvider _time;
    private readonly SynchronizationContext _userInterface;
    private ITimer? _aftermath;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(HasCall))]
    private CallViewModel? _call;

    /// <param name="phone">The softphone; null where there is none.</param>
    /// <param name="time">The clock.</param>
    public Telephone(Phone? phone, TimeProvider time)
    {
        (_phone, _time) = (phone, time);
        _userInterface = SynchronizationContext.Current ?? throw new InvalidOperationException("There is no user-interface thread here.");
        if (phone is not null)
        {
            phone.StatusChanged += OnStatusChanged;
            phone.CallReceived += OnCallReceived;
        }
    }

    /// <summary>Whether there is a call, or was one just now.</summary>
    public bool HasCall => Call is not null;

    /// <summary>Whether the agent is on the phone. <see cref="Changed"/> tells when that may have changed.</summary>
    public bool IsInCall => Call is { IsUnderWay: true };

    /// <inheritdoc/>
    public event EventHandler? Changed;

    /// <inheritdoc/>
    public event EventHandler<IVoiceCall>? CallBegan;

    /// <summary>A call rings here.</summary>
    public event EventHandler<CallViewModel>? Rang;

    /// <inheritdoc/>
    public string? WhyNotStart(InternalTarget target) =>
        _phone is not { IsReady: true } ? Words.PhoneNotSignedIn
        : Call is { IsOver: false } call ? Words.PhoneInCall.With(call.PeerName)
        : null;

    /// <inheritdoc/>
    public IVoiceCall Start(InternalTarget target, string conversationId, IInteraction? interaction)
    {
        var phone = _phone ?? throw new InvalidOperationException("There is no telephone.");
        var call = Show(phone.Call(target.SipAddress, target.DisplayName, conversationId), interaction);
        CallBegan?.Invoke(this, call);
        return call;
    }

    /// <summary>The contact's own call at this telephone; null where an interaction has none here.</summary>
    public CallViewModel? CallOf(WorkRecord record) =>
        record.Call is { State: not VoiceCallState.Ended } && Call is { } call && call.IsWith(record.Address) ? call : null;

    /// <summary>Who takes an interaction whose contact rings here answers the call.</summary>
    public void AnswerFrom(WorkRecord record)
    {
        if (CallOf(record) is { IsRinging: true } call)
        {
            call.AnswerCommand.Execute(null);
        }
    }

    /// <summary>Hears and shows nothing more.</summary>
    public void Close()
    {
        if (_phone is { } phone)
        {
            phone.StatusChanged -= OnStatusChanged;
            phone.CallReceived -= OnCallReceived;
        }

        _aftermath?.Dispose();
        Call?.Close();
    }

    private void OnStatusChanged(object? sender, EventArgs arguments) => _userInterface.Post(_ => Changed?.Invoke(this, EventArgs.Empty), null);

    private void OnCallReceived(object? sender, PhoneCall call) => _userInterface.Post(_ => Receive(call), null);

    private void Receive(PhoneCall call)
    {
        var shown = Show(call, null);
        if (shown.ConversationId.Length > 0)
        {
            CallBegan?.Invoke(this, shown);
        }

        Rang?.Invoke(this, shown);
    }

    private CallViewModel Show(PhoneCall call, IInteraction? interaction)
    {
        _aftermath?.Dispose();
        Call?.Close();
        var shown = new CallViewModel(call, interaction, _time, _userInterface);
        shown.Changed += (_, _) => Changed?.Invoke(this, EventArgs.Empty);
        shown.Ended += (_, _) => OnEnded(shown);
        Call = shown;
        if (shown.IsOver)
        {
            OnEnded(shown);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return shown;
    }

    private void OnEnded(CallViewModel call)
    {
        _aftermath?.Dispose();
        _aftermath = _time.CreateTimer(_ => _userInterface.Post(_ => Forget(call), null), null, Aftermath, Timeout.InfiniteTimeSpan);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void Forget(CallViewModel call)
    {
        if (Call == call)
        {
            Call = null;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
