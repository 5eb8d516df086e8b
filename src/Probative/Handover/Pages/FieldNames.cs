using Probative.Kernel.Pages;

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
        ["ClaimRead"] = "How a claim is read",
        ["ObservationRecorded"] = "Observation recorded",
        ["PositionReviewed"] = "Position looked at: whether it may be shown",
        ["AnalysisEntered"] = "Laid beside an element of a provision",
        ["AnalysisWithdrawn"] = "Taken back from beside an element",
        ["ConflictTypeSet"] = "Type of conflict set by counsel",
        ["SourceRecorded"] = "Source described: who speaks or publishes",
        ["EntityRecorded"] = "Entity described: who something is said of",
        ["PlaceRecorded"] = "Place described",
        ["NameAdded"] = "Another spelling of a name",
        ["KeptApart"] = "Two that must not be taken for one another",
        ["NoteAdded"] = "Note of the office",
        ["TaskAdded"] = "Task of the office",
        ["TaskEnded"] = "Task done or dropped",
        ["IncidentDescribed"] = "Alleged incident described",
        ["CourtDecisionRecorded"] = "Decision of a court recorded",
        ["Linked"] = "Relation stated between two things of the case",
        ["LinkEnded"] = "Relation holds no longer",
        ["AttributionWithdrawn"] = "Claim withdrawn by who said it",
        ["HypothesisProposed"] = "Hypothesis proposed",
        ["HypothesisArgued"] = "Named for a hypothesis, or against it",
        ["HypothesisDropped"] = "Hypothesis dropped",
        ["FindingDrafted"] = "Finding drafted: the house's, not a court's",
        ["FindingSigned"] = "Finding signed",
        ["FindingReviewed"] = "Finding reviewed by a second person",
        ["FindingWithdrawn"] = "Finding withdrawn",
        ["BlindOpinionAsked"] = "Opinion asked for before the finding was seen",
        ["BlindOpinionGiven"] = "Opinion given before the finding was seen",
        ["DisagreementResolved"] = "Decided where opinions differ from a finding",
        ["GradeSet"] = "Graded on one scale",
        ["MatchProposed"] = "Possible copy, as a comparison proposes it",
        ["MatchJudged"] = "Possible copy confirmed or refused",
        ["ItemMatched"] = "Item held against the others for copies",
        ["HashListImported"] = "List of hashes taken in: whose it is, not what it shows",
        ["HashListMatched"] = "Item held against a list of hashes",
        ["HashesExported"] = "Hashes of items given out",
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
        ["according_to"] = "alleged according to",
        ["again"] = "again",
        ["assignee"] = "for",
        ["by_claim"] = "withdrawn in claim",
        ["case_head"] = "fact before",
        ["corrects"] = "corrects fact",
        ["corrects_index"] = "its log index",
        ["corrects_leaf"] = "its leaf hash",
        ["edtf"] = "when",
        ["change"] = "what would change our mind",
        ["confidence_reason"] = "why this confidence",
        ["draft"] = "signs fact",
        ["field"] = "field",
        ["found"] = "found to be",
        ["had_seen"] = "had seen the finding",
        ["handover_key"] = "signed by key",
        ["legal_basis"] = "legal basis",
        ["manifest_sha256"] = "digest of its manifest",
        ["iso3166_2"] = "region (ISO 3166-2)",
        ["latitude"] = "latitude in degrees",
        ["longitude"] = "longitude in degrees",
        ["names"] = "other spellings",
        ["next"] = "next review",
        ["of"] = "of",
        ["one"] = "one of them",
        ["opposes"] = "against it",
        ["other"] = "the other",
        ["output"] = "digest of its report",
        ["previous"] = "package before it",
        ["radius_m"] = "within metres",
        ["receipt"] = "fact that stated them",
        ["received"] = "received",
        ["review_date"] = "to be reviewed",
        ["search"] = "searched for against it",
        ["seen_by"] = "seen by",
        ["seen_how"] = "seen how",
        ["sha256"] = "SHA-256",
        ["size_bytes"] = "size",
        ["source_path"] = "where it stands",
        ["supports"] = "for it",
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
        "name", "title", "according_to", "court", "citation", "date", "final", "decided", "of", "place",
        "latitude", "longitude", "radius_m", "edtf", "supports", "opposes", "reasons", "side", "reference",
        "relation", "names", "to", "quote", "speakers", "hedges", "polarity", "passage", "text", "kind",
        "moment", "region", "sha256", "size_bytes", "from",
        "how", "received", "conditions", "consent", "source", "url", "time_shown", "zone", "seen_by",
        "seen_how", "seen", "purpose", "legal_basis", "review_date", "pseudonym", "role",
        "examination", "outcome", "tools", "version", "parameters", "procedure", "sandbox", "output",
        "derivatives", "code", "message",
        "language", "iso3166_2", "basis", "remark", "provision", "element",
        "assignee", "due", "question", "answer", "about", "opinion", "likelihood", "confidence",
        "confidence_reason", "proposition", "items", "search", "tests",
        "change", "blind", "had_seen", "asked", "opinions", "scheme", "scale", "grade", "date", "supersedes",
        "draft",
        "again", "failed", "withheld_facts", "withheld_fields", "manifest_sha256", "case_head",
        "previous", "handover_key", "source_path", "decision", "tree_size", "until", "next", "receipt",
        "corrects", "field", "was", "value", "reason", "corrects_index", "corrects_leaf",
        "item", "appearance", "claim", "by_claim", "observation", "finding", "incident", "accused", "link",
        "hypothesis", "entity", "one", "other", "analysis", "hold", "intake", "note", "task",
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
