using PluginIm.Contracts;

namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>Writes down with whom a session would be opened.</summary>
internal sealed class ScriptedSessions : ISessionOpener
{
    public List<ImParty> Opened { get; } = [];

    public ImStartRefusal? Refusal { get; set; }

    public bool HasInteractions => false;

    public ImStartRefusal? OpenWith(ImParty peer)
    {
        if (Refusal is null)
        {
            Opened.Add(peer);
        }

        return Refusal;
    }

    public ImStartRefusal? OpenWithin(ImParty peer, IInteraction interaction) => OpenWith(peer);

    public ImStartRefusal? Consult(ImParty peer, IInteraction interaction) => OpenWith(peer);
}
