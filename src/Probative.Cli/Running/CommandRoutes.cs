using System.Diagnostics.CodeAnalysis;
using Probative.Cli.Output;
using Probative.Examination;
using Probative.Examination.Viewing;
using Probative.Handover;
using Probative.Handover.CaseUco;
using Probative.Handover.HashLists;
using Probative.Handover.Receipts;
using Probative.Incidents;
using Probative.Incidents.Deeds;
using Probative.Incidents.Hypotheses;
using Probative.Incidents.Links;
using Probative.Incidents.Patterns;
using Probative.Incidents.Search;
using Probative.Incidents.Tables;
using Probative.Incidents.Withdrawals;
using Probative.Intake;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Log;
using Probative.Kernel.Members;
using Probative.Law;
using Probative.Law.Analysis;
using Probative.Law.Candidates;
using Probative.Local;
using Probative.Local.Auditing;
using Probative.Local.Backups;
using Probative.Local.Keys;
using Probative.Local.Packages;
using Probative.Local.Sandboxing;
using Probative.Local.Sources;
using Probative.Matching;
using Probative.Matching.HashLists;
using Probative.Matching.Lineage;
using Probative.Matching.Outside;
using Probative.Matching.SideBySide;
using Probative.Preservation;
using Probative.Preservation.Agenda;
using Probative.Preservation.Anchors;
using Probative.Preservation.Backups;
using Probative.Preservation.Dates;
using Probative.Preservation.Destruction;
using Probative.Preservation.Holds;
using Probative.Preservation.Keys;
using Probative.Preservation.Restrictions;
using Probative.Preservation.Terms;
using Probative.Reading;
using Probative.Reading.Corrections;
using Probative.Reading.Names;
using Probative.Reading.Observations;
using Probative.Reading.Positions;
using Probative.Reading.Propositions;
using Probative.Verification.Findings;
using Probative.Verification.Grades;

namespace Probative.Cli.Running;

/// <summary>
/// What runs which command on a vault that is open, for the command line and for whoever asks a server: one
/// line a command.
/// </summary>
internal static class CommandRoutes
{
    private static readonly Dictionary<Type, CommandRoute> s_routes = new CommandRoute[]
    {
        Reading<KeepAccess>("access-keep", vault => new AccessKeeper(vault)),
        Reading<EraseAccess>("access-erase", vault => new AccessKeeper(vault)),
        Opening<ListAccess>("access-list", vault => new AccessLister(vault)),
        Writing<AddItems>(
            "add", vault => new Receiver(vault, new LinuxSourceFiles(vault.Directory), Tool.NameAndVersion)),
        CommandRoute.Of<AskAuthorities>(
            "anchor-ask", command => !command.IsRehearsal, vault => new AskingWork(vault)),
        CommandRoute.Of<UpgradeProofs>(
            "anchor-upgrade", command => !command.IsRehearsal, vault => new AskingWork(vault)),
        Writing<RequestAnchor>("anchor-request", vault => new AnchorRequester(vault, new Outlet())),
        Writing<ImportAnchors>("anchor-import", vault => new AnchorImporter(vault)),
        Reading<ListAnchors>("anchor-list", vault => new AnchorLister(vault)),
        Reading<ListAuthorities>("anchor-authority-list", vault => new AnchorLister(vault)),
        Writing<TrustAuthority>("anchor-authority-add", vault => new AuthorityKeeper(vault)),
        Writing<TrustCalendar>("anchor-calendar-add", vault => new CalendarKeeper(vault)),
        Opening<FindBytes>("bytes", vault => new BytesFinder(vault)),
        Opening<ShowCase>("case-show", vault => new CaseShower(vault)),
        Opening<ListCases>("case-list", vault => new CaseLister(vault)),
        Writing<OpenCase>("case-open", vault => new CaseOpener(vault)),
        Writing<JoinCase>("case-join", vault => new CaseJoiner(vault)),
        Writing<ReviewCase>("case-review", vault => new CaseReviewer(vault)),
        Opening<ListClaims>("claim-list", vault => new ClaimTeller(vault)),
        Writing<RecordClaim>("claim-add", vault => new ClaimRecorder(vault)),
        Writing<ReadClaim>("claim-read", vault => new ClaimReader(vault)),
        Opening<ListControl>("control-list", vault => new ControlLister(vault)),
        Opening<ShowClaim>("claim-show", vault => new ClaimTeller(vault)),
        Writing<ReleaseConditions>("condition-release", vault => new ConditionReleaser(vault)),
        Opening<ListConditions>("condition-list", vault => new ConditionLister(vault)),
        Writing<WithdrawConsent>("consent-withdraw", vault => new ConsentKeeper(vault)),
        Writing<DecideKeeping>("consent-keep", vault => new ConsentKeeper(vault)),
        Writing<CorrectField>("correct", vault => new Corrector(vault)),
        Writing<RequestDestruction>("destroy", vault => new DestructionRequester(vault)),
        Writing<ApproveDestruction>("destroy-approve", vault => new DestructionApprover(vault)),
        Writing<WithdrawDestruction>("destroy-withdraw", vault => new DestructionWithdrawer(vault)),
        Opening<ListDestructions>("destroy-list", vault => new DestructionLister(vault)),
        Opening<ListDue>("due", vault => new AccessDue(vault, new DueLister(vault))),
        Writing<Examine>("examine", vault => new ExaminingWork(vault)),
        Opening<ReplayExaminations>("examine-replay", vault => new ExaminingWork(vault)),
        Opening<ExportCaseUco>(
            "exchange-case-uco", vault => new CaseUcoExporter(vault, new Outlet())),
        WritingOpening<MakeHandover>("handover", vault => new HandoverMaker(vault, new PackageSinks())),
        Opening<ShowHistory>("history", vault => new CustodyTeller(vault)),
        Writing<PlaceHold>("hold-place", vault => new HoldKeeper(vault)),
        Writing<ReleaseHold>("hold-release", vault => new HoldKeeper(vault)),
        Opening<ListHolds>("hold-list", vault => new HoldLister(vault)),
        Writing<ChangeCaseKey>("keys-case", vault => new CaseKeyChanger(vault)),
        Opening<ListItems>("list-items", vault => new ItemLister(vault)),
        Opening<ListFailures>("list-failures", vault => new FailureLister(vault)),
        Opening<PreviewHandover>("handover-preview", vault => new HandoverPreviewer(vault)),
        Opening<ListHandovers>("list-handovers", vault => new HandoverLister(vault)),
        Reading<ListProvisions>("law-list", _ => new ProvisionTeller()),
        Reading<ShowProvision>("law-show", _ => new ProvisionTeller()),
        Opening<ShowMatrix>("law-matrix", vault => new MatrixTeller(vault, new Outlet())),
        Opening<ListCandidates>("law-candidates", vault => new CandidateTeller(vault)),
        Writing<EnterAnalysis>("law-enter", vault => new AnalysisKeeper(vault)),
        Writing<WithdrawAnalysis>("law-withdraw", vault => new AnalysisKeeper(vault)),
        Writing<SetConflictType>("law-conflict", vault => new AnalysisKeeper(vault)),
        Reading<ShowLogKeys>("log-keys", vault => new LogKeysTeller(vault, new Outlet())),
        Opening<ShowLog>("log", vault => new LogTeller(vault)),
        Reading<PrintCheckpoint>(
            "log-checkpoint-print",
            vault => new CheckpointPrinter(vault, new Outlet(), CheckpointSheet.Draw)),
        Reading<ShowCheckpoint>("log-checkpoint", vault => new CheckpointTeller(vault)),
        Opening<ShowRoot>("log-root", vault => new RootTeller(vault)),
        Reading<ShowVkey>("log-vkey", vault => new CheckpointTeller(vault)),
        Reading<CompareCheckpoint>("log-compare", vault => new CheckpointComparer(vault)),
        Reading<ProveInclusion>("log-proof", vault => new Prover(vault)),
        Reading<ProveConsistency>("log-consistency", vault => new Prover(vault)),
        Reading<ListMembers>("member-list", vault => new MemberLister(vault)),
        Writing<AddMember>("member-add", vault => new MemberAdder(vault)),
        Opening<GiveReceipt>("receipt", vault => new ReceiptGiver(vault, new PackageSinks())),
        Writing<RepairItems>("repair", vault => new VaultRepairer(vault)),
        Writing<RestrictItem>("restrict", vault => new Restricter(vault)),
        Writing<LiftRestriction>("restrict-lift", vault => new Restricter(vault)),
        Writing<SetRetention>("retain", vault => new Retainer(vault)),
        Opening<ListNotes>("note-list", vault => new AgendaLister(vault)),
        Writing<AddNote>("note-add", vault => new NoteKeeper(vault)),
        Opening<ListTasks>("task-list", vault => new AgendaLister(vault)),
        Writing<AddTask>("task-add", vault => new TaskKeeper(vault)),
        Writing<EndTask>("task-end", vault => new TaskKeeper(vault)),
        Writing<MatchItems>("match", vault => new ItemMatcher(vault, new LocalCandidates(vault))),
        Opening<ListMatches>("copy-list", vault => new MatchLister(vault)),
        Opening<ShowCopies>("copy-group", vault => new CopyGroupTeller(vault)),
        Opening<ListCopyGroups>("copy-groups", vault => new CopyGroupLister(vault)),
        WritingOpening<SearchOutside>("copy-search", vault => new OutsideSearcher(
            vault,
            new BubblewrapSandbox(BubblewrapSandbox.Installed, Path.GetTempPath()),
            new LocalCandidates(vault))),
        WritingOpening<SearchAcross>(
            "copy-across", vault => new AcrossSearcher(vault, new LocalCandidates(vault))),
        Opening<ShowMatch>("copy-show", vault => new MatchShower(
            vault, new BubblewrapSandbox(BubblewrapSandbox.Installed, Path.GetTempPath()), new Outlet())),
        Writing<JudgeMatch>("copy-judge", vault => new MatchJudge(vault)),
        WritingOpening<ImportHashes>("hashes-import", vault => new HashesImporter(vault)),
        WritingOpening<MatchHashes>("hashes-match", vault => new HashesMatcher(vault)),
        Opening<ListHashes>("hashes-list", vault => new HashesLister(vault)),
        WritingOpening<ExportHashes>("hashes-export", vault => new HashesExporter(vault, new Outlet())),
        Opening<ListIncidents>("incident-list", vault => new IncidentLister(vault)),
        Opening<ShowPattern>("pattern-show", vault => new PatternTeller(vault)),
        Opening<ShowIncident>("incident-show", vault => new IncidentShower(vault)),
        Writing<DescribeIncident>("incident-add", vault => new IncidentKeeper(vault)),
        Writing<DecideIncident>("incident-decide", vault => new IncidentKeeper(vault)),
        Writing<ImportIncidents>("incident-import", vault => new IncidentsImporter(vault)),
        Opening<ExportIncidents>(
            "incident-export", vault => new IncidentsExporter(vault, new Outlet())),
        Opening<ListDeeds>("who-list", vault => new DeedLister(vault, new Outlet())),
        Opening<ListLinks>("link-list", vault => new LinkLister(vault)),
        Writing<AddLink>("link-add", vault => new LinkKeeper(vault)),
        Writing<EndLink>("link-end", vault => new LinkKeeper(vault)),
        Opening<ListHypotheses>("hypothesis-list", vault => new HypothesisLister(vault)),
        Writing<ProposeHypothesis>("hypothesis-add", vault => new HypothesisKeeper(vault)),
        Writing<ArgueHypothesis>("hypothesis-argue", vault => new HypothesisKeeper(vault)),
        Writing<DropHypothesis>("hypothesis-drop", vault => new HypothesisKeeper(vault)),
        Writing<WithdrawAttribution>("claim-withdraw", vault => new Withdrawer(vault)),
        Opening<ListFindings>("finding-list", vault => new FindingTeller(vault)),
        Opening<ShowFinding>("finding-show", vault => new FindingTeller(vault)),
        Writing<DraftFinding>("finding-draft", vault => new FindingDrafter(vault)),
        Writing<SignFinding>("finding-sign", vault => new FindingSigner(vault)),
        Writing<ReviewFinding>("finding-review", vault => new FindingReviewer(vault)),
        Writing<WithdrawFinding>("finding-withdraw", vault => new FindingWithdrawer(vault)),
        Writing<AskBlindOpinion>("finding-ask-blind", vault => new BlindAsker(vault)),
        Writing<GiveBlindOpinion>("finding-answer-blind", vault => new BlindAnswerer(vault)),
        Writing<ResolveDisagreement>("finding-resolve", vault => new DisagreementResolver(vault)),
        Opening<ListReviews>("review-list", vault => new ReviewLister(vault)),
        Opening<ListGrades>("grade-list", vault => new GradeLister(vault)),
        Writing<SetGrade>("grade-set", vault => new Grader(vault)),
        Opening<ListObservations>("observation-list", vault => new ObservationTeller(vault)),
        Writing<RecordObservation>("observation-add", vault => new ObservationRecorder(vault)),
        Writing<AddSource>("source-add", vault => new NamedRecorder(vault)),
        Writing<AddEntity>("entity-add", vault => new NamedRecorder(vault)),
        Writing<AddPlace>("place-add", vault => new NamedRecorder(vault)),
        Writing<AddName>("name-add", vault => new NameKeeper(vault)),
        Writing<KeepApart>("name-apart", vault => new NameKeeper(vault)),
        Opening<ListNamed>("name-list", vault => new NamedTeller(vault)),
        Opening<ShowNamed>("name-show", vault => new NamedTeller(vault)),
        Opening<FindNamed>("name-find", vault => new NamedFinder(vault)),
        Writing<ImportNames>("name-import", vault => new NamesImporter(vault)),
        Opening<ExportNames>("name-export", vault => new NamesExporter(vault, new Outlet())),
        Opening<ListPositions>("position-list", vault => new PositionTeller(vault)),
        Writing<ReviewPosition>("position-review", vault => new PositionReviewer(vault)),
        Writing<PrepareViewing>("viewing-prepare", vault => new ViewingPreparer(
            vault, new BubblewrapSandbox(BubblewrapSandbox.Installed, Path.GetTempPath()))),
        Opening<SearchCases>("search", vault => new Searcher(vault)),
        Opening<Show>("show", vault => new RecordShower(vault)),
        Writing<ChangeProtection>("keys-passphrase", vault => new ProtectionWork(vault)),
        Writing<ChangeRecovery>("keys-recovery", vault => new ProtectionWork(vault)),
        Writing<ChangeLogKey>("keys-log", vault => new SigningKeyChanger(vault)),
        Writing<ChangeHandoverKey>("keys-handover", vault => new SigningKeyChanger(vault)),
    }.ToDictionary(route => route.Form.Command);

    public static IReadOnlyCollection<CommandRoute> All => s_routes.Values;

    /// <summary>The same for whoever sends them, by name.</summary>
    public static IReadOnlyList<CommandForm> Forms { get; } =
        [.. s_routes.Values.Select(route => route.Form).OrderBy(form => form.Name, StringComparer.Ordinal)];

    public static CommandRoute Of<T>()
        where T : ICommand => s_routes[typeof(T)];

    public static bool TryFind(ICommand command, [NotNullWhen(true)] out CommandRoute? route) =>
        s_routes.TryGetValue(command.GetType(), out route);

    /// <summary>Tells only what everybody may know who has what opens the vault.</summary>
    private static CommandRoute Reading<T>(string name, Func<LocalVault, ICommandHandler<T>> handler)
        where T : ICommand => CommandRoute.Of(name, writes: false, opens: false, handler);

    /// <summary>Shows what is in cases: the access log says so first.</summary>
    private static CommandRoute Opening<T>(string name, Func<LocalVault, ICommandHandler<T>> handler)
        where T : ICommand => CommandRoute.Of(name, writes: false, opens: true, handler);

    private static CommandRoute Writing<T>(string name, Func<LocalVault, ICommandHandler<T>> handler)
        where T : ICommand => CommandRoute.Of(name, writes: true, opens: false, handler);

    /// <summary>Takes something out of the house, and records that it did.</summary>
    private static CommandRoute WritingOpening<T>(string name, Func<LocalVault, ICommandHandler<T>> handler)
        where T : ICommand => CommandRoute.Of(name, writes: true, opens: true, handler);
}
