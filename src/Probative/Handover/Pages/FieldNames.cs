namespace Probative.Handover.Pages;

/// <summary>The types and fields of docs/spec/facts.md in plain words.</summary>
internal static class FieldNames
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["CaseOpened"] = "Case opened",
        ["MemberJoined"] = "Member joined the case",
        ["ItemReceived"] = "Item received",
        ["AppearanceRecorded"] = "Appearance recorded",
        ["IntakeStarted"] = "Intake started",
        ["IntakeFailed"] = "Could not be taken in",
        ["IntakeFinished"] = "Intake finished",
        ["ClaimRecorded"] = "Claim recorded",
        ["ObservationRecorded"] = "Observation recorded",
        ["PositionReviewed"] = "Position looked at: whether it may be shown",
        ["NoteAdded"] = "Note of the office",
        ["TaskAdded"] = "Task of the office",
        ["TaskEnded"] = "Task done or dropped",
        ["FindingDrafted"] = "Finding drafted: the house's, not a court's",
        ["FindingSigned"] = "Finding signed",
        ["FindingReviewed"] = "Finding reviewed by a second person",
        ["FindingWithdrawn"] = "Finding withdrawn",
        ["BlindOpinionAsked"] = "Opinion asked for before the finding was seen",
        ["BlindOpinionGiven"] = "Opinion given before the finding was seen",
        ["DisagreementResolved"] = "Decided where opinions differ from a finding",
        ["GradeSet"] = "Graded on one scale",
        ["HandedOver"] = "Handed over before",
        ["HandoverFinished"] = "Earlier handover finished",
        ["ItemExamined"] = "Item examined: what a program read or measured",
        ["ItemRepaired"] = "Stored bytes brought back from a copy",
        ["HoldPlaced"] = "Hold placed: nothing it covers is destroyed",
        ["HoldReleased"] = "Hold released",
        ["FieldCorrected"] = "Field corrected",
        ["CaseReviewed"] = "Case reviewed",
        ["RetentionSet"] = "To be kept until a day",
        ["ItemRestricted"] = "Item restricted: kept, and hidden from views",
        ["RestrictionLifted"] = "Restriction lifted",
        ["ConditionReleased"] = "Conditions released",
        ["ConsentWithdrawn"] = "Consent withdrawn",
        ["KeepingDecided"] = "Kept after consent was withdrawn",
    };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["again"] = "again",
        ["assignee"] = "for",
        ["case_head"] = "fact before",
        ["corrects"] = "corrects fact",
        ["corrects_index"] = "its log index",
        ["corrects_leaf"] = "its leaf hash",
        ["change"] = "what would change our mind",
        ["confidence_reason"] = "why this confidence",
        ["draft"] = "signs fact",
        ["field"] = "field",
        ["found"] = "found to be",
        ["had_seen"] = "had seen the finding",
        ["handover_key"] = "signed by key",
        ["legal_basis"] = "legal basis",
        ["manifest_sha256"] = "digest of its manifest",
        ["next"] = "next review",
        ["output"] = "digest of its report",
        ["previous"] = "package before it",
        ["receipt"] = "fact that stated them",
        ["received"] = "received",
        ["review_date"] = "to be reviewed",
        ["search"] = "searched for against it",
        ["seen_by"] = "seen by",
        ["seen_how"] = "seen how",
        ["sha256"] = "SHA-256",
        ["size_bytes"] = "size",
        ["source_path"] = "where it stands",
        ["tests"] = "tests done",
        ["time_shown"] = "time shown there",
        ["until"] = "to be looked at again",
        ["url"] = "address",
        ["withheld_facts"] = "facts withheld",
        ["withheld_fields"] = "fields withheld",
        ["zone"] = "time zone",
    };

    /// <summary>The order in which a person wants to read them; what is unknown comes last.</summary>
    private static readonly string[] Order =
    [
        "name", "to", "quote", "speakers", "hedges", "polarity", "passage", "text", "kind",
        "moment", "region", "sha256", "size_bytes", "from",
        "how", "received", "conditions", "consent", "source", "url", "time_shown", "zone", "seen_by",
        "seen_how", "seen", "purpose", "legal_basis", "review_date", "pseudonym", "role",
        "examination", "outcome", "tools", "version", "parameters", "procedure", "sandbox", "output",
        "derivatives", "code", "message",
        "assignee", "due", "question", "answer", "about", "opinion", "likelihood", "confidence",
        "confidence_reason", "proposition", "incident", "items", "supports", "opposes", "search", "tests",
        "change", "blind", "had_seen", "asked", "opinions", "scheme", "scale", "grade", "date", "supersedes",
        "draft",
        "again", "failed", "withheld_facts", "withheld_fields", "manifest_sha256", "case_head",
        "previous", "handover_key", "source_path", "decision", "tree_size", "until", "next", "receipt",
        "corrects", "field", "was", "value", "reason", "corrects_index", "corrects_leaf",
        "item", "appearance", "claim", "observation", "finding", "hold", "intake", "note", "task",
    ];

    /// <summary>The place of a field among those of its fact.</summary>
    public static int PlaceOf(string field)
    {
        var at = Array.IndexOf(Order, field);
        return at < 0 ? Order.Length : at;
    }

    public static Label OfType(string type) =>
        new(type.Length == 0 ? "A fact without its kind" : Types.GetValueOrDefault(type, type));

    public static Label OfField(string field) =>
        new(Fields.GetValueOrDefault(field, field.Replace('_', ' ')));
}
