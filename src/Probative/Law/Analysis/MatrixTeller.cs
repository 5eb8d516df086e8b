using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Law.Analysis;

/// <summary>
/// Tells a matrix: provisions side by side, each element with what was laid beside it, and what typically
/// fills a gap. It adds nothing up; where nothing was laid beside an element, it was not analysed.
/// </summary>
public sealed class MatrixTeller(IVault vault) : ICommandHandler<ShowMatrix>
{
    private static readonly string[] s_sides = ["for", "against", "gap"];

    public IAsyncEnumerable<CommandEvent> RunAsync(ShowMatrix command, CancellationToken ct) =>
        Answer.StreamAsync(ShowAsync(command, ct));

    private async Task<Answer> ShowAsync(ShowMatrix command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        List<Problem> problems =
        [
            .. command.Provisions.Where(id => !ProvisionBook.Own.ById.ContainsKey(id))
                .Select(ProvisionTeller.NotKnown),
        ];
        if (command.When is { } when && Edtf.Check(when) is { } noDate) problems.Add(noDate);
        var roll = new ReferenceRoll(vault);
        var (incident, notFound) = await roll.FindAsync(
            command.Incident, standing, [NodeKind.Incident], ct);
        if (notFound is not null) problems.Add(notFound);
        Reference? accused = null;
        if (command.Accused is { } whom)
        {
            (accused, notFound) = await roll.FindAsync(whom, standing, [NodeKind.Entity], ct);
            if (notFound is not null) problems.Add(notFound);
        }

        if (incident is not { } about || problems.Count > 0) return Answer.Refused(problems);
        return await TellAsync(command, standing, about.ToString(), accused?.ToString(), ct);
    }

    private async Task<Answer> TellAsync(
        ShowMatrix command, Standing standing, string incident, string? accused, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenLaw();
        var entries = await db.Analyses.Current()
            .Where(row => row.Case == standing.Id && row.Incident == incident && row.Accused == accused)
            .OrderBy(row => row.FromIndex)
            .ToListAsync(ct);
        var conflict = await db.Conflicts.Current().FirstOrDefaultAsync(
            row => row.Case == standing.Id && row.Incident == incident, ct);
        var ids = command.Provisions.Concat(entries.Select(row => row.Provision)).OfType<string>();
        var known = ProvisionBook.Own.ById;
        var provisions = ids.Distinct().Where(known.ContainsKey).Select(id => known[id]);
        return Answer.Done(new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["banner"] = ProvisionBook.Own.Banner,
            ["as_of"] = ProvisionBook.Own.AsOf,
            ["incident"] = incident,
            ["accused"] = accused,
            ["when"] = command.When,
            ["conflict"] = conflict?.Conflict,
            ["conflict_reason"] = conflict?.Reason,
            ["provisions"] = new JsonArray([.. provisions.Select(provision => (JsonNode)ToJson(
                provision, conflict?.Conflict, command.When, entries))]),
        });
    }

    private static JsonObject ToJson(
        Provision provision, string? conflict, string? when, IReadOnlyList<AnalysisView> entries)
    {
        var shape = ProvisionShape.Heading(provision);
        shape["text"] = provision.Text;
        shape["note"] = provision.Note;
        shape["of_another_conflict"] = conflict is not null
            && provision.Conflict is not (null or "any") && provision.Conflict != conflict;
        shape["versions"] = VersionChoice.Of(provision, when);
        shape["rows"] = provision.Kind == "crime"
            ? new JsonArray([.. MatrixRows.Of(provision).Select(row => (JsonNode)RowOf(
                row, [.. entries.Where(one => one.Provision == provision.Id && one.Element == row.Key)]))])
            : null;
        return shape;
    }

    private static JsonObject RowOf(
        (string Key, string Kind, string Text, string? TypicalEvidence) row,
        IReadOnlyList<AnalysisView> entries)
    {
        var shape = new JsonObject
        {
            ["element"] = row.Key,
            ["kind"] = row.Kind,
            ["text"] = row.Text,
            ["typical_evidence"] = row.TypicalEvidence,
            ["analysed"] = entries.Count > 0,
        };
        foreach (var side in s_sides)
        {
            shape[side] = new JsonArray(
                [.. entries.Where(one => one.Side == side).Select(one => (JsonNode)EntryOf(one))]);
        }

        return shape;
    }

    private static JsonObject EntryOf(AnalysisView entry) => new()
    {
        ["id"] = entry.Id?.ToString(),
        ["finding"] = entry.Finding,
        ["text"] = entry.Text,
        ["index"] = entry.FromIndex,
        ["number"] = entry.Number,
        ["recorded_at"] = FactJson.Time(entry.RecordedAt),
        ["actor"] = entry.Actor,
    };
}
