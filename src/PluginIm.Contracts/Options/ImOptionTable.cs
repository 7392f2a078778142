namespace PluginIm.Contracts.Options;

/// <summary>
/// Every option of the plugin. Its readers, the check of a manifest, its schema and <c>docs/options.md</c> are made from this table alone.
/// </summary>
public static class ImOptionTable
{
    /// <summary>The options in the order in which they are documented.</summary>
    public static IReadOnlyList<ImOption> All { get; } =
    [
        Time("im.toast-timeout", "00:00:30", "00:00:01", "01:00:00", "how long an invitation waits for its answer") with { CanBeOverridden = true, TakesEffect = ImOptionEffect.NextSession },
        Flag("im.auto-answer", false, "invitations are accepted without the agent, and open behind what the agent is at") with { TakesEffect = ImOptionEffect.AtOnce },
        Form(
            "im.ringing-bell",
            "system|7|0",
            "sound of an invitation, as `file|priority|duration`: a .wav file, relative to the shell's program, or `system`; of two sounds at a time the one with "
            + "the higher priority, 0 to 100, is heard; seconds for which it is repeated, 0 for once, -1 until answered. `none` is silent") with { IsAgents = true, TakesEffect = ImOptionEffect.AtOnce },
        Form(
            "im.new-message-bell",
            "system|5|0",
            "sound of a message in a session that is not in front, as `im.ringing-bell`; -1 is once") with { IsAgents = true, TakesEffect = ImOptionEffect.AtOnce },
        Form(
            "im.accept-shortcut",
            "Ctrl+Alt+A",
            "accepts the oldest invitation in whatever program the agent is: Ctrl, Alt, Shift or Win with a letter, a digit or F1 to F24; the plugin's only while an "
            + "invitation waits. `none` is no shortcut") with { IsAgents = true, TakesEffect = ImOptionEffect.AtOnce },
        Form("im.reject-shortcut", "Ctrl+Alt+R", "rejects the oldest invitation, as `im.accept-shortcut`") with { IsAgents = true, TakesEffect = ImOptionEffect.AtOnce },
        Form(
            "im.notification-shortcut",
            "Ctrl+Alt+N",
            "takes the keyboard to the oldest notification, and from there to the next, as `im.accept-shortcut`; Escape gives it back") with { IsAgents = true, TakesEffect = ImOptionEffect.AtOnce },
        Time("im.queue-timeout", "00:10:00", "00:00:10", "12:00:00", "how long an invitation waits in a queue in which nobody is free") with
        {
            CanBeOverridden = true,
            TakesEffect = ImOptionEffect.NextSession,
        },
        Time("im.restore-timeout", "00:15:00", "00:00:10", "12:00:00", "how long a session whose connection is lost is restored before it ends") with { TakesEffect = ImOptionEffect.NextSession },
        Flag("im.typing-notifications", true, "the other party sees that the agent types") with { IsAgents = true, CanBeOverridden = true, TakesEffect = ImOptionEffect.NextSession },
        Flag("im.read-notifications", false, "the other party is told what the agent has read") with { IsAgents = true, CanBeOverridden = true, TakesEffect = ImOptionEffect.NextSession },
        Flag("im.journal", true, "open sessions survive a crash of the desktop: kept in a file of the agent's own until Done"),
        Path("im.journal-directory", "where that file is; without a value in `PluginIm/Journal` of the local application data"),
        Flag("im.transcripts", false, "transcripts are handed over to the shell's store on Done, for agents with the privilege `im.transcript`"),
        Number("im.transcript-days", 90, 1, 3650, "for how many days a transcript may be kept"),
        Number("im.max-length", 4000, 1, 4000, "longest message, in characters") with { CanBeOverridden = true, TakesEffect = ImOptionEffect.NextSession },
        Flag("im.time-stamp", true, "the transcript shows times") with { IsAgents = true, CanBeOverridden = true, TakesEffect = ImOptionEffect.NextSession },
        Flag("im.prompt-for-end", false, "End IM asks first") with { IsAgents = true, CanBeOverridden = true, TakesEffect = ImOptionEffect.NextSession },
        Colour("im.agent.text-color", "", "colour of the agent's own messages; without a value the theme's") with { IsAgents = true, CanBeOverridden = true, TakesEffect = ImOptionEffect.NextSession },
        Colour("im.other-agent.text-color", "", "colour of the other party's messages; without a value the theme's") with { IsAgents = true, CanBeOverridden = true, TakesEffect = ImOptionEffect.NextSession },
        Colour("im.system.text-color", "#FF8C8C8C", "colour of system lines") with { IsAgents = true, CanBeOverridden = true, TakesEffect = ImOptionEffect.NextSession },
        Path(
            "im.canned-responses",
            "text file of canned responses in UTF-8, one a line: `shortcut = text`, with `\\n` for a line break; read again when it changes; "
            + "without a value there are none"),
        List("im.domains", "domains of internal targets; without a value the agent's own") with { TakesEffect = ImOptionEffect.AtOnce },
        Number("im.max-sessions", 50, 1, 10_000, "open sessions at a time") with { TakesEffect = ImOptionEffect.AtOnce },
        Number("im.max-invitations", 10, 1, 100, "invitations waiting for an answer at a time") with { TakesEffect = ImOptionEffect.AtOnce },
        Number("im.max-invitations-per-minute", 10, 1, 1000, "invitations taken from one party within a minute") with { TakesEffect = ImOptionEffect.AtOnce },
        List(
            "im.toast-case-keys",
            "the fields of a consultation's case that its notification shows, by key, in this order; an ordinary SIP client gets them as one line; "
            + "without a value as many as there is room for") with { TakesEffect = ImOptionEffect.NextSession },
        List("case.hidden-keys", "the fields of a case that do not leave the desktop, by key; upper and lower case are the same") with { TakesEffect = ImOptionEffect.NextSession },
        Number("im.max-case-size", 262_144, 1024, 1_048_576, "largest case that is sent and taken, in bytes; above it a consultation goes without") with { TakesEffect = ImOptionEffect.NextSession },
        Number("sip.page-reject-time", 600, 0, 86_400, "seconds for which texts of an ordinary SIP client are refused after Reject"),
        List(
            "sip.switch",
            "the switches, the preferred one first: `tls:im.example.com` finds its servers by DNS (SRV), with a port by address alone; "
            + "without a value `tcp:127.0.0.1:5060`"),
        Path("sip.certificate-authority", "PEM file of the authorities that the switch's certificate may come from, by TLS; without a value the system's"),
        Flag("sip.trace-texts", false, "the SIP trace (level Trace) shows message texts and cases; credentials never show"),
    ];

    private static Dictionary<string, ImOption> ByName { get; } = All.ToDictionary(option => option.Name, StringComparer.Ordinal);

    /// <summary>Finds an option.</summary>
    /// <param name="name">Its flat name.</param>
    /// <returns>The option, or null when there is none of that name.</returns>
    public static ImOption? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Gives an option that is known to be there.</summary>
    /// <param name="name">Its flat name.</param>
    /// <returns>The option.</returns>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static ImOption Get(string name) => Find(name) ?? throw new ArgumentException($"There is no option {name}.", nameof(name));

    private static ImOption Flag(string name, bool standard, string meaning) => new(name, ImOptionKind.Flag, standard ? "true" : "false", meaning);

    private static ImOption Number(string name, int standard, int least, int most, string meaning) =>
        new(name, ImOptionKind.Number, Text(standard), meaning) { Least = Text(least), Most = Text(most) };

    private static ImOption Time(string name, string standard, string least, string most, string meaning) =>
        new(name, ImOptionKind.Time, standard, meaning) { Least = least, Most = most };

    private static ImOption Colour(string name, string standard, string meaning) => new(name, ImOptionKind.Colour, standard, meaning);

    private static ImOption List(string name, string meaning) => new(name, ImOptionKind.List, "", meaning);

    private static ImOption Path(string name, string meaning) => new(name, ImOptionKind.Path, "", meaning);

    private static ImOption Form(string name, string standard, string meaning) => new(name, ImOptionKind.Text, standard, meaning);

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
