using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Probative.Local.Views;

/// <summary>
/// One view: the name of its file, its schema, and who writes its rows. A new shape is a new version:
/// another file, built by replay, after which the older one is removed.
/// </summary>
internal sealed record ViewKind(
    string Name, int Version, Func<SqliteConnection, KeptReports, IViewWriter> OpenWriter)
{
    public static readonly ViewKind Cases = new("cases", 4, (db, _) => new CasesWriter(db))
    {
        WriterIndexes = ["case_v2_id", "case_clock_v1_at"],
    };
    public static readonly ViewKind Items = new("items", 2, (db, _) => new ItemsWriter(db))
    {
        WriterIndexes = ["item_v1_id", "intake_v1_id", "restriction_v1_item", "consent_v1_item",
            "acquisition_v2_corrected", "appearance_v2_corrected"],
    };
    public static readonly ViewKind Claims = new("claims", 4, (db, _) => new ClaimsWriter(db))
    {
        WriterIndexes = ["claim_v3_corrected"],
    };
    public static readonly ViewKind Handovers = new("handovers", 1, (db, _) => new HandoversWriter(db))
    {
        WriterIndexes = ["handover_v1_manifest"],
    };

    public static readonly ViewKind Keeping = new("keeping", 1, (db, _) => new KeepingWriter(db))
    {
        WriterIndexes = ["hold_v1_id", "retention_v1_case", "correction_v1_fact"],
    };

    public static readonly ViewKind Destructions =
        new("destructions", 1, (db, _) => new DestructionsWriter(db))
    {
        WriterIndexes = ["destruction_v1_id"],
    };

    public static readonly ViewKind Examinations =
        new("examinations", 1, (db, _) => new ExaminationsWriter(db))
    {
        WriterIndexes = ["examination_v1_item"],
    };

    public static readonly ViewKind Observations =
        new("observations", 2, (db, _) => new ObservationsWriter(db));

    public static readonly ViewKind Matches = new("matches", 1, (db, _) => new MatchesWriter(db))
    {
        WriterIndexes = ["match_judgement_v1_match", "matched_v1_item"],
    };

    public static readonly ViewKind Hashes = new("hashes", 1, (db, _) => new HashesWriter(db))
    {
        WriterIndexes = ["hash_list_match_v1_item"],
    };

    public static readonly ViewKind Positions = new("positions", 1, (db, _) => new PositionsWriter(db))
    {
        WriterIndexes = ["position_review_v1_item"],
    };

    public static readonly ViewKind Propositions =
        new("propositions", 3, (db, _) => new PropositionsWriter(db))
        {
            WriterIndexes = ["claim_reading_v2_id", "said_part_v2_claim"],
        };

    public static readonly ViewKind Law = new("law", 1, (db, _) => new LawWriter(db))
    {
        WriterIndexes = ["analysis_v1_id", "conflict_type_v1_incident"],
    };

    public static readonly ViewKind Agenda = new("agenda", 1, (db, _) => new AgendaWriter(db))
    {
        WriterIndexes = ["task_v1_id"],
    };

    public static readonly ViewKind Incidents = new("incidents", 2, (db, _) => new IncidentsWriter(db))
    {
        WriterIndexes = ["incident_v2_id", "link_v2_id", "hypothesis_v2_id"],
    };

    public static readonly ViewKind Names = new("names", 1, (db, _) => new NamesWriter(db))
    {
        WriterIndexes = ["named_v1_id", "name_v1_id"],
    };

    public static readonly ViewKind Findings = new("findings", 1, (db, _) => new FindingsWriter(db))
    {
        WriterIndexes = ["finding_v1_id", "blind_opinion_v1_finding", "grade_v1_about"],
    };

    /// <summary>
    /// What lists show now and are searched by: rows that are changed in place, which no check compares
    /// (docs/decisions/0009-a-listing-of-the-present.md).
    /// </summary>
    public static readonly ViewKind Listing =
        new("listing", 3, (db, reports) => new ListingWriter(db, reports))
        {
            WriterIndexes = ["listed_v1_item", "listed_receipt_v1_row", "listed_node_v1_id"],
        };

    /// <summary>The views whose rows say what was known when: what a check compares.</summary>
    public static readonly IReadOnlyList<ViewKind> All =
    [
        Cases, Items, Claims, Handovers, Keeping, Destructions, Examinations, Observations, Positions, Agenda,
        Names, Propositions, Findings, Incidents, Law, Matches, Hashes,
    ];

    /// <summary>Everything that is kept in the folder.</summary>
    public static readonly IReadOnlyList<ViewKind> Kept = [.. All, Listing];

    /// <summary>The indexes that the writer itself asks; all others are there for readers.</summary>
    public IReadOnlyList<string> WriterIndexes { get; private init; } = [];

    /// <summary>The file's name in the folder `views`.</summary>
    public string FileName => FileNameOf(Name, Version);

    /// <summary>The statements that create the view's tables, empty.</summary>
    public string Schema => Script("position.sql") + Script(string.Create(
        CultureInfo.InvariantCulture, $"{Name}-v{Version}.sql"));

    public static string FileNameOf(string name, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}-v{version}.db");

    private static string Script(string name)
    {
        using var stream = typeof(ViewKind).Assembly.GetManifestResourceStream(typeof(ViewKind), name)
            ?? throw new InvalidOperationException($"The script {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
