namespace Probative.Handover.Plan;

/// <summary>
/// What the fields of docs/spec/facts.md mean for disclosure. A field that a newer program wrote is unknown
/// here and is treated as telling.
/// </summary>
internal static class FieldPolicy
{
    private static readonly HashSet<(string Type, string Field)> House =
    [
        ("ItemReceived", "path"), ("ItemReceived", "modified"),
        ("MemberJoined", "member"), ("MemberAdded", "name"),
        ("IntakeStarted", "key"), ("IntakeFailed", "path"), ("IntakeFailed", "target"),
        ("HandedOver", "to"), ("HandedOver", "purpose"),
        ("CaseReviewed", "reason"), ("RetentionSet", "reason"),
        ("ItemRepaired", "copy_from"),
        ("HoldPlaced", "reason"), ("HoldReleased", "reason"),
        ("DestructionRequested", "reason"), ("DestructionWithdrawn", "reason"),
        ("ItemDestroyed", "reason"), ("FieldDestroyed", "reason"),
        ("ItemRestricted", "reason"), ("RestrictionLifted", "reason"),
        ("ConditionReleased", "reason"), ("ConsentWithdrawn", "reason"), ("KeepingDecided", "reason"),
        ("SourceRecorded", "remark"), ("SourceRecorded", "reason"), ("EntityRecorded", "reason"),
        ("PlaceRecorded", "reason"), ("NameAdded", "reason"),
        ("PositionReviewed", "value"), ("PositionReviewed", "reason"),
        ("AttributionWithdrawn", "reason"), ("HashesExported", "for"),
    ];

    /// <summary>
    /// Facts that stay in the house whole, and the field that says what they are about: who discloses that
    /// field opens the fact.
    /// </summary>
    private static readonly Dictionary<string, string> HouseFacts = new(StringComparer.Ordinal)
    {
        ["ClaimRead"] = "proposition",
        ["MatchProposed"] = "stretches", ["MatchJudged"] = "reason", ["ItemMatched"] = "print",
        ["HashListImported"] = "from", ["HashListMatched"] = "found", ["HashesExported"] = "reason",
        ["AnalysisEntered"] = "text", ["AnalysisWithdrawn"] = "reason", ["ConflictTypeSet"] = "reason",
        ["NoteAdded"] = "text", ["TaskAdded"] = "text", ["TaskEnded"] = "reason",
        ["IncidentDescribed"] = "title", ["CourtDecisionRecorded"] = "citation",
        ["Linked"] = "reason", ["LinkEnded"] = "reason",
        ["HypothesisProposed"] = "reasons", ["HypothesisArgued"] = "reason",
        ["HypothesisDropped"] = "reason",
        ["SourceRecorded"] = "name", ["EntityRecorded"] = "name", ["PlaceRecorded"] = "name",
        ["NameAdded"] = "text", ["KeptApart"] = "reason",
        ["FindingDrafted"] = "text", ["FindingSigned"] = "finding", ["FindingReviewed"] = "text",
        ["FindingWithdrawn"] = "reason", ["BlindOpinionAsked"] = "question", ["BlindOpinionGiven"] = "answer",
        ["DisagreementResolved"] = "reason", ["GradeSet"] = "reason",
    };

    /// <summary>
    /// Counts of the facts of an intake, or of the items of a package. Beside a bare leaf they tell what it
    /// is: the one item that was received and is not shown.
    /// </summary>
    private static readonly HashSet<(string Type, string Field)> Counts =
    [
        ("IntakeStarted", "paths"),
        ("IntakeFinished", "received"), ("IntakeFinished", "again"), ("IntakeFinished", "failed"),
        ("HandedOver", "items"), ("HandedOver", "withheld_facts"), ("HandedOver", "withheld_fields"),
    ];

    /// <summary>
    /// Words that many facts share by their nature. That one of them is withheld here does not make it a
    /// secret there; everything else identifies somebody or something.
    /// </summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "type", "at", "actor", "intake", "pseudonym", "role", "how", "received", "consent", "modified",
        "time_shown", "zone", "seen_how", "seen", "polarity", "hedges", "passage", "code", "tool", "to",
        "purpose", "legal_basis", "review_date", "files", "manifest_sha256", "case_head", "previous",
        "handover_key", "was", "now", "format", "key_protection", "origin", "reason", "until",
        "next", "receipt", "corrects_leaf", "field",
        "found", "examination", "version", "tools", "parameters", "procedure", "sandbox", "outcome",
        "message",
        "output", "derivatives", "source_path", "decision", "note", "task", "assignee", "due",
        "language", "iso3166_2",
        "finding", "kind", "draft", "likelihood", "confidence", "opinion", "opinions", "blind", "had_seen",
        "asked", "supersedes", "scheme", "scale", "grade",
        "by_claim", "incident", "link", "relation", "hypothesis", "of", "radius_m", "edtf", "side", "court",
        "date", "final",
        "match", "method", "verdict", "print", "first_print", "second_print", "stretches", "sound",
        "list", "for", "with_names",
    };

    /// <summary>What names the fact itself or an item in it; a mention elsewhere is judged, not
    /// these.</summary>
    private static readonly HashSet<string> Structure = new(StringComparer.Ordinal)
    {
        "type", "at", "actor", "intake",
    };

    /// <summary>What an intake that failed still tells when only a part of the case was chosen.</summary>
    private static readonly HashSet<string> ShownOfFailure = new(StringComparer.Ordinal)
    {
        "type", "at", "actor", "intake", "code",
    };

    /// <summary>Withheld by itself, with the reason <see cref="Reasons.House"/>.</summary>
    public static bool IsHouse(string type, string field) => House.Contains((type, field));

    /// <summary>
    /// The field whose disclosure opens a fact that is withheld whole by itself; null for all other facts.
    /// </summary>
    public static string? OpenedBy(string type) => HouseFacts.GetValueOrDefault(type);

    /// <summary>True if the field counts facts or items, of which some may be withheld.</summary>
    public static bool IsCount(string type, string field) => Counts.Contains((type, field));

    /// <summary>True if the texts of the field are searched for wherever else they may stand.</summary>
    public static bool IsTelling(string field) => !Common.Contains(field);

    /// <summary>True if the field holds nothing that could repeat a withheld text.</summary>
    public static bool IsStructure(string field) => Structure.Contains(field);

    public static bool IsShownOfFailure(string field) => ShownOfFailure.Contains(field);

    /// <summary>Without this a fact cannot be placed: the whole fact is withheld, or it stands.</summary>
    public static bool CanBeWithheldAlone(string field) => field is not "type";

    public static SecretKind KindOf(string field) => field switch
    {
        "name" or "path" or "target" => SecretKind.Name,
        "url" => SecretKind.Url,
        _ => SecretKind.Words,
    };
}
