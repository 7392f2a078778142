using System.ComponentModel;
using PluginIm.Contracts;
using PluginIm.Messaging;

namespace PluginIm.ViewModels;

/// <summary>Has the agent who is being consulted listed in the interaction's Team Communicator, from the answer to the end. Used on the user-interface thread.</summary>
internal sealed class ConsultedTarget : IDisposable
{
    private readonly IConsultedTargets _list;
    private readonly IInteraction _interaction;
    private readonly SessionViewModel _session;
    private PartyViewModel? _party;
    private InternalTarget? _shown;
    private IDisposable? _entry;

    public ConsultedTarget(IConsultedTargets list, IInteraction interaction, SessionViewModel session)
    {
        (_list, _interaction, _session) = (list, interaction, session);
        session.PropertyChanged += OnSessionChanged;
        Follow();
    }

    public void Dispose()
    {
        _session.PropertyChanged -= OnSessionChanged;
        _party?.PropertyChanged -= OnPartyChanged;
        Show(null);
    }

    private void OnSessionChanged(object? sender, PropertyChangedEventArgs e)
    {
        if (e.PropertyName is nameof(SessionViewModel.State) or nameof(SessionViewModel.Parties))
        {
            Follow();
        }
    }

    private void OnPartyChanged(object? sender, PropertyChangedEventArgs e)
    {
        if (e.PropertyName == nameof(PartyViewModel.Target))
        {
            Follow();
        }
    }

    private void Follow()
    {
        if (_party != _session.Parties[0])
        {
            _party?.PropertyChanged -= OnPartyChanged;
            _party = _session.Parties[0];
            _party.PropertyChanged += OnPartyChanged;
        }

        var isOpen = _session.State is ImSessionState.Connected or ImSessionState.Interrupted;
        Show(isOpen && _party.Target is { Kind: InternalTargetKind.Agent } target ? target : null);
    }

    private void Show(InternalTarget? target)
    {
        // How reachable somebody is changes all the time; who it is does not.
        if (target?.SipAddress == _shown?.SipAddress)
        {
            return;
        }

        _entry?.Dispose();
        _shown = target;
        _entry = target is null ? null : _list.Show(_interaction, target);
    }
}
