using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Kernel.Casework;

/// <summary>
/// Finds what a reference leads to, in one case alone: of another case's things it answers as of none.
/// </summary>
public sealed class ReferenceRoll(IVault vault)
{
    /// <summary>The code where nothing is there, or nothing that the case has.</summary>
    public const string NotFound = "reference-not-found";

    // Nobody chooses from more; the person gives another digit.
    private const int CandidatesMax = 10;

    /// <summary>
    /// Where each kind is found: the view that holds it, and its table. Of a kind that is not here nothing is
    /// found yet.
    /// </summary>
    private static readonly Dictionary<NodeKind, (Func<IViews, ViewDb> Open, string Table)> s_tables = new()
    {
        [NodeKind.Item] = (views => views.OpenItems(), "item_v1"),
        [NodeKind.Claim] = (views => views.OpenClaims(), "claim_v4"),
        [NodeKind.Observation] = (views => views.OpenObservations(), "observation_v1"),
        [NodeKind.Task] = (views => views.OpenAgenda(), "task_v1"),
        [NodeKind.Incident] = (views => views.OpenIncidents(), "incident_v2"),
        [NodeKind.Hypothesis] = (views => views.OpenIncidents(), "hypothesis_v2"),
        [NodeKind.Source] = (views => views.OpenNames(), "(SELECT * FROM named_v1 WHERE Node = 'source')"),
        [NodeKind.Entity] = (views => views.OpenNames(), "(SELECT * FROM named_v1 WHERE Node = 'entity')"),
        [NodeKind.Place] = (views => views.OpenNames(), "(SELECT * FROM named_v1 WHERE Node = 'place')"),
        [NodeKind.Finding] = (views => views.OpenFindings(), "finding_v1"),
    };

    /// <param name="wanted">`claim:` and an id or its first four digits; without a kind where only one is
    /// allowed.</param>
    /// <param name="standing">What who asks is in the case.</param>
    /// <param name="allowed">Which kinds it may be.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<(Reference? Reference, Problem? Problem)> FindAsync(
        string wanted, Standing standing, IReadOnlyList<NodeKind> allowed, CancellationToken ct)
    {
        var colon = wanted.IndexOf(':', StringComparison.Ordinal);
        NodeKind? kind = colon > 0
            ? Reference.KindOf(wanted.AsSpan(0, colon))
            : allowed is [var only] ? only : null;
        if (kind is not { } known || !allowed.Contains(known)
            || !IdPrefix.TryParse(wanted[(colon + 1)..], out var prefix))
        {
            var kinds = string.Join(", ", allowed.Select(one => $"{Reference.NameOf(one)}:ID"));
            return (null, new Problem(
                "bad-reference", null, $"\"{wanted}\" names nothing here.", $"Write one of: {kinds}."));
        }

        var ids = await IdsAsync(known, standing, prefix, ct);
        var name = Reference.NameOf(known);
        return ids switch
        {
            [var id] => (new Reference(known, id), null),
            [] => (null, new Problem(
                NotFound,
                null,
                $"There is no {name} \"{wanted[(colon + 1)..]}\" in the case {standing.Name}.",
                "Give its id or the first four digits of it, as lists show it.")),
            _ => (null, new Problem(
                "reference-ambiguous",
                null,
                $"\"{wanted}\" can be {string.Join(", or ", ids.Select(id => $"{name}:{id}"))}.",
                "Give more digits.")),
        };
    }

    /// <summary>All of a list, or what is wrong with each that is not found.</summary>
    public async Task<(IReadOnlyList<Reference> References, IReadOnlyList<Problem> Problems)> FindAllAsync(
        IReadOnlyList<string> wanted,
        Standing standing,
        IReadOnlyList<NodeKind> allowed,
        CancellationToken ct)
    {
        List<Reference> found = [];
        List<Problem> problems = [];
        foreach (var one in wanted)
        {
            var (reference, problem) = await FindAsync(one, standing, allowed, ct);
            if (reference is { } there) found.Add(there);
            else problems.Add(problem!);
        }

        return ([.. found.Distinct()], problems);
    }

    private async Task<List<Id>> IdsAsync(
        NodeKind kind, Standing standing, IdPrefix prefix, CancellationToken ct)
    {
        if (!s_tables.TryGetValue(kind, out var where)) return [];
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = where.Open(vault.Views);
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            $"""
            SELECT DISTINCT Id FROM {where.Table}
            WHERE Id BETWEEN $first AND $last AND "Case" = $case AND ToIndex IS NULL LIMIT {CandidatesMax}
            """;
        Add(command, "$first", prefix.First.ToArray());
        Add(command, "$last", prefix.Last.ToArray());
        Add(command, "$case", standing.Id.ToArray());
        List<Id> ids = [];
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct)) ids.Add(Id.From((byte[])row[0]));
        return ids;
    }

    private static void Add(DbCommand command, string name, byte[] value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
