using System.Collections.ObjectModel;
using System.Collections.Specialized;

namespace SampleShell;

/// <summary>An interaction's messages for a view, following what is added to them.</summary>
internal sealed class MessageList : ObservableCollection<WorkMessageViewModel>
{
    private readonly TimeProvider _time;

    public MessageList(WorkInteraction interaction, TimeProvider time)
        : base(interaction.Messages.Select(message => new WorkMessageViewModel(message, time)))
    {
        _time = time;
        interaction.Messages.CollectionChanged += OnChanged;
    }

    private void OnChanged(object? sender, NotifyCollectionChangedEventArgs arguments)
    {
        foreach (var message in arguments.NewItems?.OfType<WorkMessage>() ?? [])
        {
            Add(new WorkMessageViewModel(message, _time));
        }
    }
}
