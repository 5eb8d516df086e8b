using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Incidents;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Law.Analysis;

/// <summary>
/// Tells a matrix: provisions side by side, each element with what was laid beside it and what that rests on,
/// and what typically fills a gap. It adds nothing up; where nothing was laid beside an element, it was not
/// analysed.
/// </summary>
public sealed class MatrixTeller(IVault vault, IOutlet outlet) : ICommandHandler<ShowMatrix>
{
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
        foreach (var file in new[] { command.Csv, command.Html }.OfType<string>())
        {
            if (outlet.Refusal(file) is { } noFile) problems.Add(noFile);
        }

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
        var matrix = await TellAsync(command, standing, about, accused?.ToString(), ct);
        await WriteAsync(command, matrix);
        return Answer.Done(matrix);
    }

    private async Task<JsonObject> TellAsync(
        ShowMatrix command, Standing standing, Reference incident, string? accused, CancellationToken ct)
    {
        var size = vault.Ledger.Size;
        await vault.Views.ReachAsync(size, ct);
        var about = incident.ToString();
        await using var db = vault.Views.OpenLaw();
        var entries = await db.Analyses.Current()
            .Where(row => row.Case == standing.Id && row.Incident == about && row.Accused == accused)
            .OrderBy(row => row.FromIndex)
            .ToListAsync(ct);
        var conflict = await db.Conflicts.Current().FirstOrDefaultAsync(
            row => row.Case == standing.Id && row.Incident == about, ct);
        var id = new IncidentId(incident.Id);
        var days = await IncidentDays.FindAsync(vault, standing.Id, id, command.When, ct);
        var ground = await GroundRoll.LoadAsync(
            vault, standing, entries.Select(row => row.Finding), command.WithRestricted, ct);

        // Who owes an opinion on a finding must not learn from a matrix where it stands: on which side, under
        // which element, or that an element was analysed at all.
        var shown = entries.Where(row => !ground.IsOwed(row.Finding)).ToList();
        var shape = new MatrixShape(shown, ground, days, conflict?.Conflict);
        var matrix = new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["banner"] = ProvisionBook.Own.Banner,
            ["as_of"] = ProvisionBook.Own.AsOf,
            ["incident"] = about,
        };
        await DescribeAsync(matrix, standing, id, size, command.WithRestricted, ct);
        matrix["accused"] = accused;
        matrix["accused_name"] = await NameAsync(standing, accused, ct);
        days.AddTo(matrix);
        matrix["conflict"] = conflict?.Conflict;
        matrix["conflict_reason"] = conflict?.Reason;
        var ids = command.Provisions.Concat(shown.Select(row => row.Provision)).OfType<string>();
        var known = ProvisionBook.Own.ById;
        matrix["provisions"] = new JsonArray(
            [.. ids.Distinct().Where(known.ContainsKey).Select(one => (JsonNode)shape.Of(known[one]))]);
        matrix["items"] = shape.Items();
        matrix["hidden"] = (long)(entries.Count - shown.Count);
        matrix["restricted_left_out"] = shape.LeftOut;
        return matrix;
    }

    /// <summary>That it is alleged, and according to whom, stands over every matrix.</summary>
    private async Task DescribeAsync(
        JsonObject matrix,
        Standing standing,
        IncidentId incident,
        long size,
        bool withRestricted,
        CancellationToken ct)
    {
        var record = await IncidentRecord.OfAsync(vault, standing.Id, size, incident, ct);
        var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, withRestricted, ct);
        var described = record.Find(incident) is { } view
            ? IncidentShape.ToJson(view, record, standing, hidden)
            : [];
        foreach (var name in (ReadOnlySpan<string>)["alleged", "label", "title"])
            matrix[name] = described[name]?.DeepClone();
    }

    private async Task<string?> NameAsync(Standing standing, string? entity, CancellationToken ct)
    {
        if (!Reference.TryParse(entity, out var one)) return null;
        await using var db = vault.Views.OpenNames();
        return await db.Named.Current()
            .Where(row => row.Case == standing.Id && row.Node == one.Kind && row.Id == one.Id)
            .Select(row => row.Name)
            .FirstOrDefaultAsync(ct);
    }

    private async Task WriteAsync(ShowMatrix command, JsonObject matrix)
    {
        if (command.Csv is { } csv)
            await outlet.WriteAsync(csv, Encoding.UTF8.GetBytes(MatrixTable.Of(matrix)));
        if (command.Html is { } html) await outlet.WriteAsync(html, MatrixPage.Of(matrix).ToBytes());
        matrix["written"] = new JsonArray(
        [
            .. new[] { command.Csv, command.Html }.OfType<string>()
                .Select(path => (JsonNode)Path.GetFullPath(path)),
        ]);
    }
}
