using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Verification.Findings;

/// <summary>
/// Tells findings, in the order in which they were first drafted: nothing sorts them by how likely or how
/// sure they are.
/// </summary>
public sealed class FindingTeller(IVault vault) : ICommandHandler<ListFindings>, ICommandHandler<ShowFinding>
{
    private static readonly NodeKind[] s_incident = [NodeKind.Incident];

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListFindings command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        string? incident = null;
        if (problem is null && command.Incident is { } wanted)
            (incident, problem) = await IncidentAsync(wanted, cases, ct);
        KnownThen? then = null;
        if (problem is null) (then, problem) = await KnownThen.FindAsync(vault, cases, command.AsOf, ct);
        if (then is null || problem is not null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        var book = await FindingBook.OpenAsync(vault, cases, incident, then.SizeAsked, ct);
        var (count, leftOut, hidden) = (0L, 0L, 0L);
        foreach (var folder in book.Folders)
        {
            // First: who must not see it must not learn what it rests on either.
            if (book.Hides(folder)) hidden++;
            else if (!command.WithRestricted && book.IsRestricted(folder)) leftOut++;
            else if (count > command.Limit) continue;
            else if (++count <= command.Limit) yield return new CommandEvent.Row(FindingShape.ToJson(folder));
            else yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        }

        if (hidden > 0) yield return new CommandEvent.Noted(HiddenFindings.NotYet());
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["as_of"] = then.ToJson(),
            ["count"] = Math.Min(count, command.Limit),
            ["restricted_left_out"] = leftOut,
            ["hidden"] = hidden,
        });
    }

    public IAsyncEnumerable<CommandEvent> RunAsync(ShowFinding command, CancellationToken ct) =>
        Answer.StreamAsync(ShowAsync(command, ct));

    private async Task<Answer> ShowAsync(ShowFinding command, CancellationToken ct)
    {
        var cases = await new CaseRoll(vault).OfAsync(command.By, ct);
        var (then, noTime) = await KnownThen.FindAsync(vault, cases, command.AsOf, ct);
        if (then is null) return Answer.Refused(noTime!);
        var book = await FindingBook.OpenAsync(vault, cases, then.SizeAsked, ct);
        var (folder, problem) = book.Find(command.Finding);
        if (folder is null) return Answer.Refused(problem!);
        if (book.Hides(folder)) return Answer.Refused(HiddenFindings.NotYet());
        if (!command.WithRestricted && book.IsRestricted(folder))
        {
            return Answer.Refused(new Problem(
                "item-restricted",
                null,
                $"The finding {folder.Finding.Id} rests on restricted items alone: kept, and hidden.",
                "Give --restricted to see it all the same."));
        }

        return Answer.Done(new JsonObject
        {
            ["as_of"] = then.ToJson(), ["finding"] = FindingShape.ToJson(folder),
        });
    }

    private async Task<(string? Incident, Problem? Problem)> IncidentAsync(
        string wanted, IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        if (cases is not [var standing])
        {
            return (null, new Problem(
                "nothing-named",
                null,
                "An incident is of one case, and none was named.",
                "Give --case CASE."));
        }

        var (incident, problem) =
            await new ReferenceRoll(vault).FindAsync(wanted, standing, s_incident, ct);
        return (incident?.ToString(), problem);
    }
}
