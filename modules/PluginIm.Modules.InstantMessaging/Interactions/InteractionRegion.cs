using System.Windows.Controls;
using PluginIm.Contracts;
using PluginIm.ViewModels;
using PluginIm.Views;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>What stands in the region of an interaction view: the view hands its interaction to it as region context, at once or later.</summary>
internal sealed class InteractionRegion : ContentControl
{
    public InteractionRegion(InteractionSessions sessions)
    {
        Focusable = false;
        IsTabStop = false;
        var view = new InteractionSessionsView(sessions);
        Content = view;
        var context = RegionContext.GetObservableContext(this);
        context.PropertyChanged += (_, _) => view.ShowInteraction(context.Value as IInteraction);
    }
}
