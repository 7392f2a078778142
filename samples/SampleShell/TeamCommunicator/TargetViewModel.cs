using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>One target in the list: who it is, how it can be reached, what can be done with it.</summary>
internal sealed partial class TargetViewModel : ObservableObject
{
    private static readonly Medium[] Shown = [Medium.InstantMessaging, Medium.Voice];

    private readonly IInteraction? _interaction;
    private readonly ITargetUses _uses;
    private readonly TargetActions _actions;
    private readonly ILogger _logger;

    [ObservableProperty]
    [NotifyPropertyChangedFor(
        nameof(Presence), nameof(Media), nameof(PresenceTip), nameof(NameParts), nameof(DetailParts), nameof(DisplayName), nameof(Initials),
        nameof(AccessibleName))]
    private InternalTarget _target;

    /// <summary>What the agent typed to find it; empty where it is at hand without.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(NameParts), nameof(DetailParts))]
    private string _typed = "";

    /// <summary>The heading of the section that begins with this row; null elsewhere.</summary>
    [ObservableProperty]
    private string? _heading;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(FavouriteCaption), nameof(FavouriteName), nameof(AccessibleName))]
    private bool _isFavourite;

    public TargetViewModel(InternalTarget target, IInteraction? interaction, ITargetUses uses, TargetActions actions, ILogger logger)
    {
        _target = target;
        _interaction = interaction;
        _uses = uses;
        _actions = actions;
        _logger = logger;
    }

    public string Id => Target.Id;

    public InternalTargetKind Kind => Target.Kind;

    public string DisplayName => Target.DisplayName;

    public string Initials => InitialsOf.Name(Target.DisplayName);

    public string MenuName => Words.TargetMenu.With(DisplayName);

    public string FavouriteCaption => IsFavourite ? Words.FavouriteRemove : Words.FavouriteAdd;

    public string FavouriteName => (IsFavourite ? Words.FavouriteRemoveName : Words.FavouriteAddName).With(DisplayName);

    /// <summary>The best readiness by any medium.</summary>
    public Presence Presence => Target.Presence.Count == 0 ? Presence.Offline : Target.Presence.Values.Max();

    /// <summary>By the media that the row has room for.</summary>
    public IReadOnlyList<MediumPresence> Media => [.. Shown.Select(medium => new MediumPresence(medium, Target.PresenceIn(medium)))];

    /// <summary>By every medium, a line each.</summary>
    public string PresenceTip => string.Join(
        Environment.NewLine, Enum.GetValues<Medium>().Select(medium => new MediumPresence(medium, Target.PresenceIn(medium)).Text));

    public IReadOnlyList<TextPart> NameParts => Matches.In(DisplayName, Typed);

    /// <summary>What else tells the target from others, by which of it was found first.</summary>
    public IReadOnlyList<TextPart> DetailParts => [.. Details().SelectMany((parts, index) => index == 0 ? parts : [new TextPart("  ·  ", false), .. parts])];

    /// <summary>What a screen reader says of the row: <c>Amy Miller, agent, instant messaging ready</c>.</summary>
    public string AccessibleName
    {
        get
        {
            var name = Words.TargetName.With(DisplayName, Wording.Spoken(Kind), string.Join(", ", Spoken()));
            return IsFavourite ? Words.TargetNameFavourite.With(name) : name;
        }
    }

    /// <summary>
    /// The menu's entries at this moment; a module that fails to answer is left out and named in the log. In an interaction, what is for interactions alone
    /// comes first.
    /// </summary>
    public IReadOnlyList<TargetActionViewModel> Actions()
    {
        var entries = new List<TargetActionViewModel>();
        var forInteractions = 0;
        foreach (var action in _actions.All)
        {
            try
            {
                var state = action.GetState(Target, _interaction);
                if (state.IsVisible)
                {
                    var place = _interaction is not null && !action.GetState(Target, null).IsVisible ? forInteractions++ : entries.Count;
                    entries.Insert(place, new TargetActionViewModel(action, Target, _interaction, state, _uses, _logger));
                }
            }
            catch (Exception exception)
            {
                LogNoState(_logger, exception, action.Id, Id);
            }
        }

        return entries;
    }

    /// <summary>Takes the first action where it can be taken.</summary>
    /// <returns>Whether it could: the menu says why not.</returns>
    public bool TryMainAction()
    {
        if (Actions() is not [{ IsEnabled: true } main, ..])
        {
            return false;
        }

        main.ExecuteCommand.Execute(null);
        return true;
    }

    /// <summary>What a screen reader says where it finds no other name.</summary>
    public override string ToString() => AccessibleName;

    [RelayCommand]
    private Task ToggleFavouriteAsync()
    {
        IsFavourite = !IsFavourite;
        return _uses.SetFavouriteAsync(Target, IsFavourite);
    }

    /// <summary>Instant messaging first; another medium where it is another answer.</summary>
    private IEnumerable<string> Spoken()
    {
        var messaging = Target.PresenceIn(Medium.InstantMessaging);
        yield return Wording.Spoken(Medium.InstantMessaging, messaging);
        if (Target.PresenceIn(Medium.Voice) is var voice && voice != messaging)
        {
            yield return Wording.Spoken(Medium.Voice, voice);
        }
    }

    private IEnumerable<IReadOnlyList<TextPart>> Details()
    {
        yield return Kind == InternalTargetKind.Agent ? Matches.In(Id, Typed) : [new TextPart(Wording.Of(Kind), false)];
        var phone = Matches.InPhone(Target.PhoneNumber ?? "", Typed);
        if (IsFoundByEmailAlone(phone))
        {
            yield return Matches.In(Target.EmailAddress!, Typed);
        }
        else if (phone.Count > 0)
        {
            yield return phone;
        }
    }

    private bool IsFoundByEmailAlone(IReadOnlyList<TextPart> phone) =>
        Target.EmailAddress is { } email && HasMatch(Matches.In(email, Typed))
        && !HasMatch(phone) && !HasMatch(NameParts) && (!HasMatch(Matches.In(Id, Typed)) || Typed.Contains('@', StringComparison.Ordinal));

    private static bool HasMatch(IReadOnlyList<TextPart> parts) => parts.Any(part => part.IsMatch);

    [LoggerMessage(Level = LogLevel.Error, Message = "The action {Action} gave no state for {Target}")]
    private static partial void LogNoState(ILogger logger, Exception exception, string action, string target);
}
