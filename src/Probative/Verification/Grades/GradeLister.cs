using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Verification.Grades;

/// <summary>
/// Tells grades in the order in which they were given. There is no other order, and nothing is worked out of
/// several.
/// </summary>
public sealed class GradeLister(IVault vault) : ICommandHandler<ListGrades>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListGrades command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (cases, about, problem) = await ChooseAsync(command, ct);
        KnownThen? then = null;
        if (problem is null) (then, problem) = await KnownThen.FindAsync(vault, cases, command.AsOf, ct);
        if (then is null || problem is not null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        CaseId[] ids = [.. cases.Select(standing => standing.Id)];
        var hidden = command.WithRestricted ? [] : await RestrictedAsync(ids, ct);
        await using var db = vault.Views.OpenFindings();
        var text = about?.ToString();
        var grades = Rows(db, command.WithReplaced, then.SizeAsked).Where(row => ids.Contains(row.Case));
        if (text is not null) grades = grades.Where(row => row.About == text);
        var rows = await grades.OrderBy(row => row.FromIndex).ToListAsync(ct);
        var shown = rows.Where(row => !hidden.Contains(row.About)).ToList();
        foreach (var row in shown.Take((int)Math.Min(command.Limit, int.MaxValue)))
        {
            yield return new CommandEvent.Row(
                GradeShape.ToJson(row, cases.First(standing => standing.Id == row.Case)));
        }

        if (shown.Count > command.Limit) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["as_of"] = then.ToJson(),
            ["count"] = Math.Min(shown.Count, command.Limit),
            ["not_judged"] = about is { } one && !hidden.Contains(text!)
                ? NotJudged(one, [.. rows.Where(row => row.ToIndex is null || command.AsOf is not null)])
                : null,
            ["restricted_left_out"] = rows.Count - shown.Count,
        });
    }

    private static IQueryable<GradeView> Rows(FindingsDb db, bool withReplaced, long? asOf) =>
        (withReplaced, asOf) switch
        {
            (true, { } size) => db.Grades.Where(row => row.FromIndex < size),
            (true, _) => db.Grades,
            _ => db.Grades.At(asOf),
        };

    /// <summary>The scales on which this thing could have a grade and has none.</summary>
    private static JsonArray NotJudged(Reference about, IReadOnlyList<GradeView> grades) =>
    [
        .. GradeSchemes.All.SelectMany(scheme => scheme.Scales
            .Where(scale => scale.Of.Contains(about.Kind) && !grades.Any(row =>
                row.Scheme == scheme.Name && row.Scale == scale.Name
                && row.Grade != GradeSchemes.NotJudged))
            .Select(scale => new JsonObject { ["scheme"] = scheme.Name, ["scale"] = scale.Name })),
    ];

    private async Task<(IReadOnlyList<Standing> Cases, Reference? About, Problem? Problem)> ChooseAsync(
        ListGrades command, CancellationToken ct)
    {
        if (command.About is { } wanted)
        {
            var (thing, none) = await GradedThing.FindAsync(vault, wanted, command.Case, command.By, ct);
            return thing is null ? ([], null, none) : ([thing.Standing], thing.About, null);
        }

        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        return (cases, null, problem);
    }

    /// <summary>References to the claims that stand in restricted items.</summary>
    private async Task<HashSet<string>> RestrictedAsync(CaseId[] cases, CancellationToken ct)
    {
        await using var items = vault.Views.OpenItems();
        var restricted = await items.Restrictions.Standing().Where(row => cases.Contains(row.Case))
            .Select(row => (ItemId?)row.Item).ToListAsync(ct);
        if (restricted.Count == 0) return [];
        await using var db = vault.Views.OpenClaims();
        var claims = await db.Claims.Current()
            .Where(row => cases.Contains(row.Case) && restricted.Contains(row.Item))
            .Select(row => row.Id)
            .ToListAsync(ct);
        return
        [
            .. claims.OfType<ClaimId>().Select(id => new Reference(NodeKind.Claim, id.Value).ToString()),
        ];
    }
}
