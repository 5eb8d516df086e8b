using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Links;

/// <summary>Records links and that they ended. Anybody who joined the case may do either.</summary>
public sealed class LinkKeeper(IVault vault) : ICommandHandler<AddLink>, ICommandHandler<EndLink>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(AddLink command, CancellationToken ct) =>
        Answer.StreamAsync(AddAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(EndLink command, CancellationToken ct) =>
        Answer.StreamAsync(EndAsync(command, ct));

    private async Task<Answer> AddAsync(AddLink command, CancellationToken ct)
    {
        List<Problem> problems = [];
        if (Reason.Check(command.Reason) is { } noReason) problems.Add(noReason);
        if (!Relations.All.Contains(command.Relation)) problems.Add(NoRelation(command.Relation));
        if (problems.Count > 0) return Answer.Refused(problems);
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);

        var roll = new ReferenceRoll(vault);
        var (from, noFrom) =
            await roll.FindAsync(command.From, standing, Relations.From(command.Relation), ct);
        var (to, noTo) = await roll.FindAsync(command.To, standing, Relations.To(command.Relation), ct);
        problems.AddRange(new[] { noFrom, noTo }.OfType<Problem>());
        if (from is not { } first || to is not { } second) return Answer.Refused(problems);
        if (first == second)
        {
            return Answer.Refused(new Problem(
                "bad-value", null, $"{first} cannot be linked to itself.", "Name two things."));
        }

        if (await ContradictionAsync(standing.Id, first, command.Relation, second, ct) is { } contradiction)
            return Answer.Refused(contradiction);
        var linked = new Linked
        {
            Link = LinkId.New(),
            From = first,
            Relation = command.Relation,
            To = second,
            Reason = command.Reason.Trim(),
        };
        return await RecordAsync(linked.Link, standing, linked, ct);
    }

    /// <summary>What already stands between the two and cannot stand together with the new link.</summary>
    private async Task<Problem?> ContradictionAsync(
        CaseId @case, Reference from, string relation, Reference to, CancellationToken ct)
    {
        var (first, second) = (from.ToString(), to.ToString());
        await using var db = vault.Views.OpenIncidents();
        var between = await db.Links.Current()
            .Where(link => link.Case == @case && link.EndNumber == null)
            .Where(link => (link.From == first && link.To == second)
                || (link.From == second && link.To == first))
            .OrderBy(link => link.Index)
            .ToListAsync(ct);

        // That two are not to be linked says the same from either side.
        var isMutual = relation == Relations.ForbidsLink;
        if (between.FirstOrDefault(
            link => link.Relation == relation && (isMutual || link.From == first)) is { } same)
        {
            return new Problem(
                "link-there", null, $"That is stated already: link {same.Id}.", "There is nothing to do.");
        }

        var forbidding = between.FirstOrDefault(link => link.Relation == Relations.ForbidsLink);
        if (forbidding is not null)
        {
            return new Problem(
                "link-forbidden",
                null,
                $"These two are not to be linked, says {forbidding.Actor ?? "somebody"}: "
                    + $"{forbidding.Reason ?? "the reason was destroyed"}",
                $"If that holds no longer: `probative link end {forbidding.Id} --reason ...`.");
        }

        return isMutual && between is [var stands, ..]
            ? new Problem(
                "links-stand",
                null,
                $"They are linked: {stands.Relation}, link {stands.Id}.",
                $"End that first: `probative link end {stands.Id} --reason ...`.")
            : null;
    }

    private async Task<Answer> EndAsync(EndLink command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } problem) return Answer.Refused(problem);
        var cases = await new CaseRoll(vault).OfAsync(command.By, ct);
        List<LinkView> links = IdPrefix.TryParse(command.Link, out var prefix)
            ? await FindAsync(prefix, cases, ct)
            : [];
        if (links is not [var link]) return Answer.Refused(NotOne(command.Link, links));
        if (link.EndNumber is not null)
        {
            return Answer.Refused(new Problem(
                "link-ended", null, $"The link {link.Id} has ended already.", "There is nothing to do."));
        }

        var ended = new LinkEnded { Link = link.Id, Reason = command.Reason.Trim() };
        return await RecordAsync(link.Id, cases.First(standing => standing.Id == link.Case), ended, ct);
    }

    private async Task<Answer> RecordAsync(LinkId id, Standing standing, IFact fact, CancellationToken ct)
    {
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        await using var db = vault.Views.OpenIncidents();
        var link = await db.Links.Current()
            .FirstAsync(row => row.Id == id && row.Case == standing.Id, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["link"] = LinkShape.ToJson(link),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, where));
    }

    private async Task<List<LinkView>> FindAsync(
        IdPrefix prefix, IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];

        // Ids are blobs, and SQLite compares blobs byte by byte; LINQ has no such comparison. Both bounds are
        // parameters; the table's name is that of LinkViewMapping.
        var (first, last) = (prefix.First.ToArray(), prefix.Last.ToArray());
        return await db.Links
            .FromSql($"SELECT * FROM link_v2 WHERE Id BETWEEN {first} AND {last}")
            .Current()
            .Where(link => ids.Contains(link.Case))
            .OrderBy(link => link.FromIndex)
            .Take(10)
            .ToListAsync(ct);
    }

    private static Problem NoRelation(string relation) => new(
        "bad-value",
        null,
        $"\"{relation}\" is no relation.",
        $"It is one of: {string.Join(", ", Relations.All)}.");

    private static Problem NotOne(string wanted, List<LinkView> links) => links.Count == 0
        ? new Problem(
            "link-not-found",
            null,
            $"There is no link \"{wanted}\" in your cases.",
            "Give the id of a link or its first four digits: `probative link list --case CASE`.")
        : new Problem(
            "link-ambiguous",
            null,
            $"\"{wanted}\" can be {string.Join(", or ", links.Select(link => link.Id))}.",
            "Give more digits.");
}
