using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// What the facts amount to, in tables that are dropped and rebuilt by replay. Pages and lists query <see
/// cref="OpenCases"/> and its sisters, as far as <see cref="ReachAsync"/> was awaited; the few look-ups that
/// every file of an intake needs are methods here, by prepared SQL, and see every acknowledged fact.
/// </summary>
public interface IViews
{
    /// <summary>
    /// Completes when every view has applied all facts with an index below <paramref name="size"/>.
    /// </summary>
    Task ReachAsync(long size, CancellationToken ct);

    /// <summary>Cases, members, and who is who in which case.</summary>
    CasesDb OpenCases();

    /// <summary>
    /// Items with their acquisitions, appearances and failures, the intakes that brought them, and what was
    /// decided of them since.
    /// </summary>
    ItemsDb OpenItems();

    /// <summary>Claims and the passages they stand in.</summary>
    ClaimsDb OpenClaims();

    /// <summary>Handovers made.</summary>
    HandoversDb OpenHandovers();

    /// <summary>Holds, until when cases and items are to be kept, and what was corrected.</summary>
    KeepingDb OpenKeeping();

    /// <summary>What was asked to be destroyed, and what was.</summary>
    DestructionsDb OpenDestructions();

    /// <summary>What was read in items and measured of them.</summary>
    ExaminationsDb OpenExaminations();

    /// <summary>Items as lists show them now, and what they are searched by.</summary>
    ListingDb OpenListing();

    /// <summary>What was seen, heard or measured at moments of items.</summary>
    ObservationsDb OpenObservations();

    /// <summary>Which positions that stand in items may be shown.</summary>
    PositionsDb OpenPositions();

    /// <summary>How claims are read.</summary>
    PropositionsDb OpenPropositions();

    /// <summary>Findings laid beside elements of provisions.</summary>
    LawDb OpenLaw();

    /// <summary>What the office writes for itself: notes and tasks.</summary>
    AgendaDb OpenAgenda();

    /// <summary>Alleged incidents, links, withdrawals, and competing hypotheses.</summary>
    IncidentsDb OpenIncidents();

    /// <summary>Sources, entities, places, their names, and which are kept apart.</summary>
    NamesDb OpenNames();

    /// <summary>Lists of hashes that were taken in or given out, and what is near them.</summary>
    HashesDb OpenHashes();

    /// <summary>Possible copies, what people said of them, and what was searched.</summary>
    MatchesDb OpenMatches();

    /// <summary>What the house concludes, what others in it say of that, and grades.</summary>
    FindingsDb OpenFindings();

    /// <summary>The item of these bytes in this case, or null.</summary>
    ItemId? FindItem(CaseId @case, Hash32 sha256);

    /// <summary>
    /// What an unfinished run of the same intake recorded for this path: null when nothing, so that running
    /// the command again goes on where the last one stopped.
    /// </summary>
    IntakeEntry? FindIntakeEntry(IntakeId intake, string path);

    /// <summary>
    /// The latest intake in this case with this key (`IntakeStarted`) whose last run did not end cleanly: no
    /// `IntakeFinished` with `failed` 0 stands for it. Null when there is none.
    /// </summary>
    IntakeId? FindUnfinishedIntake(CaseId @case, Hash32 key);
}
