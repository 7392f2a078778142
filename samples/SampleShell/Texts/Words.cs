using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace SampleShell;

/// <summary>
/// The shell's own words, by their names in <c>Words.resx</c> and, per language, beside it. Written by hand: the class that the build could make of the
/// file comes too late for XAML, which is compiled before it.
/// </summary>
internal static partial class Words
{
    private static readonly ResourceManager Texts = new("SampleShell.Words", typeof(Words).Assembly);

    public static string MainTitle => Text();

    public static string StatusTip => Text();

    public static string StatusName => Text();

    public static string MenuMore => Text();

    public static string MenuSecondDesktop => Text();

    public static string MenuThemeSystem => Text();

    public static string MenuThemeLight => Text();

    public static string MenuThemeDark => Text();

    public static string MenuGadget => Text();

    public static string MenuGadgetOnMinimize => Text();

    public static string GadgetOpenTip => Text();

    public static string GadgetOpen => Text();

    public static string GadgetTitle => Text();

    public static string GadgetBack => Text();

    public static string GadgetBackTip => Text();

    public static string Dismiss => Text();

    public static string Interactions => Text();

    public static string InteractionsTitle => Text();

    public static string InteractionsTitleUnseen => Text();

    public static string InteractionsNone => Text();

    public static string InteractionsNoneShort => Text();

    public static string InteractionUnread => Text();

    public static string PresenceReady => Text();

    public static string PresenceBusy => Text();

    public static string PresenceNotReady => Text();

    public static string PresenceOffline => Text();

    public static string MediumInstantMessaging => Text();

    public static string MediumVoice => Text();

    public static string MediumEmail => Text();

    public static string MediumChat => Text();

    public static string MediumWorkitem => Text();

    public static string MediumPresence => Text();

    public static string CallConsulting => Text();

    public static string PhoneCall => Text();

    public static string PhoneIncomingTitle => Text();

    public static string PhoneCalling => Text();

    public static string PhoneRinging => Text();

    public static string PhoneEnding => Text();

    public static string PhoneAlerting => Text();

    public static string PhoneConnecting => Text();

    public static string PhoneConnected => Text();

    public static string PhoneOnHold => Text();

    public static string PhoneHeldByPeer => Text();

    public static string PhoneEnded => Text();

    public static string PhoneDeclined => Text();

    public static string PhoneMissed => Text();

    public static string PhoneAnsweredElsewhere => Text();

    public static string PhoneBusy => Text();

    public static string PhoneNoAnswer => Text();

    public static string PhoneUnavailable => Text();

    public static string PhoneFailed => Text();

    public static string PhoneStateInContext => Text();

    public static string PhoneLevel => Text();

    public static string PhoneAnswer => Text();

    public static string PhoneDecline => Text();

    public static string PhoneHold => Text();

    public static string PhoneResume => Text();

    public static string PhoneHangUp => Text();

    public static string PhoneNotSignedIn => Text();

    public static string PhoneInCall => Text();

    public static string RoleMenu => Text();

    public static string AfterRestart => Text();

    public static string ManifestStays => Text();

    public static string CampaignMenu => Text();

    public static string CampaignBeforeMessaging => Text();

    public static string MessagingBeforeCampaign => Text();

    public static string SpokenMediumPresence => Text();

    public static string SpokenReady => Text();

    public static string SpokenBusy => Text();

    public static string SpokenNotReady => Text();

    public static string SpokenOffline => Text();

    public static string SpokenInstantMessaging => Text();

    public static string SpokenVoice => Text();

    public static string SpokenEmail => Text();

    public static string SpokenChat => Text();

    public static string SpokenWorkitem => Text();

    public static string SpokenAgent => Text();

    public static string SpokenRoutingPoint => Text();

    public static string SpokenQueue => Text();

    public static string KindAgent => Text();

    public static string KindRoutingPoint => Text();

    public static string KindQueue => Text();

    public static string TargetName => Text();

    public static string TargetNameFavourite => Text();

    public static string TargetMenu => Text();

    public static string TargetNoAction => Text();

    public static string FavouriteAdd => Text();

    public static string FavouriteRemove => Text();

    public static string FavouriteAddName => Text();

    public static string FavouriteRemoveName => Text();

    public static string SectionFavourites => Text();

    public static string SectionRecent => Text();

    public static string Communicator => Text();

    public static string SearchName => Text();

    public static string SearchHint => Text();

    public static string SearchTip => Text();

    public static string Clear => Text();

    public static string Results => Text();

    public static string Filters => Text();

    public static string FilterAgents => Text();

    public static string FilterRoutingPoints => Text();

    public static string FilterQueues => Text();

    public static string FilterReady => Text();

    public static string CountOne => Text();

    public static string CountMany => Text();

    public static string CountMore => Text();

    public static string CountMoreHint => Text();

    public static string EmptyMessage => Text();

    public static string EmptyHint => Text();

    public static string EmptyFiltered => Text();

    public static string EmptyFilteredHint => Text();

    public static string NoResult => Text();

    public static string NoResultHint => Text();

    public static string NoResultFiltered => Text();

    public static string NoResultFilteredHint => Text();

    public static string ShowAll => Text();

    public static string Searching => Text();

    public static string SearchFailed => Text();

    public static string SearchFailedHint => Text();

    public static string SearchTimedOut => Text();

    public static string TryAgain => Text();

    public static string FaultModule => Text();

    public static string FaultRegion => Text();

    public static string BundleMenu => Text();

    public static string BundleNotSaved => Text();

    public static string FaultView => Text();

    public static string MyInteractions => Text();

    public static string WorkTitle => Text();

    public static string WorkNone => Text();

    public static string WorkBringSample => Text();

    public static string WorkOpen => Text();

    public static string WorkOpenName => Text();

    public static string WorkRowName => Text();

    public static string WorkOwn => Text();

    public static string WorkJoint => Text();

    public static string WorkJustCome => Text();

    public static string WorkWaitsMinutes => Text();

    public static string WorkWaitsHours => Text();

    public static string WorkWaitsDays => Text();

    public static string WorkGone => Text();

    public static string WorkUnreadable => Text();

    public static string WorkNotStored => Text();

    public static string WorkDone => Text();

    public static string WorkDoneTip => Text();

    public static string WorkDoneTitle => Text();

    public static string WorkLeave => Text();

    public static string WorkClose => Text();

    public static string WorkCloseTitle => Text();

    public static string WorkTransfer => Text();

    public static string WorkTransferTitle => Text();

    public static string WorkGivenBy => Text();

    public static string WorkSharedBy => Text();

    public static string OneVoice => Text();

    public static string OneEmail => Text();

    public static string OneChat => Text();

    public static string OneWorkitem => Text();

    public static string Consult => Text();

    public static string ConsultTip => Text();

    public static string ConsultTitle => Text();

    public static string ConsultClose => Text();

    public static string ConsultedTitle => Text();

    public static string Transfer => Text();

    public static string TransferTip => Text();

    public static string TransferName => Text();

    public static string Conference => Text();

    public static string ConferenceTip => Text();

    public static string ConferenceName => Text();

    public static string PageColleagues => Text();

    public static string CaseTitle => Text();

    public static string CaseAdd => Text();

    public static string CaseAttach => Text();

    public static string CaseAttached => Text();

    public static string CaseNewLabel => Text();

    public static string CaseNewValue => Text();

    public static string CaseFull => Text();

    public static string CaseNotOfType => Text();

    public static string Yes => Text();

    public static string No => Text();

    public static string Cancel => Text();

    public static string Notes => Text();

    public static string CallRinging => Text();

    public static string CallConnected => Text();

    public static string CallHeld => Text();

    public static string CallEnded => Text();

    public static string CallHold => Text();

    public static string CallRetrieve => Text();

    public static string CallHangUp => Text();

    public static string EmailThread => Text();

    public static string EmailTo => Text();

    public static string EmailReplySubject => Text();

    public static string EmailReply => Text();

    public static string EmailSend => Text();

    public static string ChatTranscript => Text();

    public static string ChatInput => Text();

    public static string ChatSend => Text();

    public static string ChatWriting => Text();

    public static string WorkitemTask => Text();

    public static string ContactsFailed => Text();

    public static string Transcripts => Text();

    public static string TranscriptsTip => Text();

    public static string TranscriptExportText => Text();

    public static string TranscriptExportHtml => Text();

    public static string TranscriptText => Text();

    public static string TranscriptHtml => Text();

    public static string TranscriptFile => Text();

    public static string TranscriptNotKept => Text();

    public static string TranscriptNotExported => Text();

    private static string Text([CallerMemberName] string name = "") =>
        Texts.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"There is no word {name}.");
}
