using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Verification.Findings;

/// <summary>Records drafts of findings. Anybody who joined the case may draft, and revise a draft.</summary>
public sealed class FindingDrafter(IVault vault) : ICommandHandler<DraftFinding>
{
    private static readonly NodeKind[] s_item = [NodeKind.Item];
    private static readonly NodeKind[] s_incident = [NodeKind.Incident];

    private static readonly NodeKind[] s_material =
        [NodeKind.Item, NodeKind.Claim, NodeKind.Observation, NodeKind.Finding];

    public IAsyncEnumerable<CommandEvent> RunAsync(DraftFinding command, CancellationToken ct) =>
        Answer.StreamAsync(DraftAsync(command, ct));

    private async Task<Answer> DraftAsync(DraftFinding command, CancellationToken ct)
    {
        List<Problem> problems = [.. FindingForm.Check(command)];
        if (problems.Count > 0) return Answer.Refused(problems);
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing))
            return Answer.Refused(found.ToProblem(command.Case)!);
        return await FindingTurn.TakeAsync(() => DraftAsync(command, standing, ct), ct);
    }

    private async Task<Answer> DraftAsync(DraftFinding command, Standing standing, CancellationToken ct)
    {
        var (drafted, problems) = await ResolveAsync(command, standing, ct);
        var book = await FindingBook.OpenAsync(vault, [standing], null, ct);
        var (revised, noDraft) = command.Finding is { } id ? DraftOf(book, id) : (null, null);
        var (superseded, notSigned) = command.Supersedes is { } older ? SignedOf(book, older) : (null, null);
        Problem?[] wrong = [noDraft, notSigned];
        problems = [.. problems, .. wrong.OfType<Problem>()];
        if (drafted is null || problems.Count > 0) return Answer.Refused(problems);
        drafted = drafted with
        {
            Finding = revised?.Finding.Id ?? drafted.Finding, Supersedes = superseded?.Finding.Id,
        };
        var cited = drafted.Supports.Concat(drafted.Opposes)
            .Where(one => one.Kind == NodeKind.Finding)
            .Select(one => new FindingId(one.Id));
        if (book.CitationsOf(standing.Id).CircleThrough(drafted.Finding, [.. cited]) is { } circle)
            return Answer.Refused(FindingSigner.Circle(circle));
        return await new FindingChange(vault).RecordAsync(drafted.Finding, standing, drafted, ct);
    }

    /// <summary>What the person stated, as what it leads to in the case; or all that is wrong.</summary>
    private async Task<(FindingDrafted? Drafted, IReadOnlyList<Problem> Problems)> ResolveAsync(
        DraftFinding command, Standing standing, CancellationToken ct)
    {
        var roll = new ReferenceRoll(vault);
        var (items, problems) = await roll.FindAllAsync(command.Items, standing, s_item, ct);
        var (supports, badSupports) = await roll.FindAllAsync(command.Supports, standing, s_material, ct);
        var (opposes, badOpposes) = await roll.FindAllAsync(command.Opposes, standing, s_material, ct);
        var (incident, badIncident) = command.Incident is { } wanted
            ? await roll.FindAsync(wanted, standing, s_incident, ct)
            : (null, null);
        var (proposition, badProposition) = command.Proposition is { } stated
            ? await new PropositionReader(vault).ReadAsync(stated, standing, ct)
            : (null, []);
        problems = [.. problems, .. badSupports, .. badOpposes, .. badProposition];
        if (badIncident is not null) problems = [.. problems, badIncident];
        if (problems.Count > 0) return (null, problems);
        return (
            new FindingDrafted
            {
                Finding = FindingId.New(),
                Incident = incident,
                Text = command.Text.Trim(),
                Kind = command.Kind,
                Proposition = proposition,
                Items = [.. items.Select(item => new ItemId(item.Id))],
                Supports = supports,
                Opposes = opposes,
                Search = command.Search,
                Tests = command.Tests,
                Change = command.Change,
                Likelihood = command.Likelihood,
                Confidence = command.Confidence,
                ConfidenceReason = command.ConfidenceReason,
                Supersedes = null,
            },
            problems);
    }

    private static (FindingFolder? Draft, Problem? Problem) DraftOf(FindingBook book, string wanted)
    {
        var (folder, problem) = book.Find(wanted);
        if (folder is null) return (null, problem);
        if (book.Hides(folder)) return (null, HiddenFindings.NotYet());
        if (folder.IsWithdrawn) return (null, FindingWithdrawer.IsWithdrawn(folder));
        return folder.IsSigned
            ? (null, new Problem(
                "finding-signed",
                null,
                $"The finding {folder.Finding.Id} is signed, and does not change.",
                "Draft a new one that supersedes it: --supersedes."))
            : (folder, null);
    }

    private static (FindingFolder? Signed, Problem? Problem) SignedOf(FindingBook book, string wanted)
    {
        var (folder, problem) = book.Find(wanted);
        if (folder is null) return (null, problem);
        if (book.Hides(folder)) return (null, HiddenFindings.NotYet());
        if (folder.SupersededBy is { } taken)
        {
            return (null, new Problem(
                "finding-superseded",
                null,
                $"The finding {taken} took the place of {folder.Finding.Id} already.",
                "Supersede that one."));
        }

        return folder.IsSigned ? (folder, null) : (null, FindingSigner.NotSigned(folder));
    }
}
