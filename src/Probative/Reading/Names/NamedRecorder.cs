using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Reading.Names;

/// <summary>
/// Records sources, entities and places, and describes them anew. What has a name that is there already is
/// recorded all the same, and told: nothing is taken for another thing by itself.
/// </summary>
public sealed class NamedRecorder(IVault vault)
    : ICommandHandler<AddSource>, ICommandHandler<AddEntity>, ICommandHandler<AddPlace>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(AddSource command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var description = new Description
        {
            Node = NodeKind.Source,
            Kind = command.Kind,
            Name = command.Called,
            Names = command.Names,
            Remark = command.Remark,
        };
        return Answer.StreamAsync(RecordAsync(
            command.By, command.Case, description, command.Again, command.Reason, ct));
    }

    public IAsyncEnumerable<CommandEvent> RunAsync(AddEntity command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var description = new Description
        {
            Node = NodeKind.Entity,
            Kind = command.Kind,
            Name = command.Called,
            Names = command.Names,
            Remark = command.Remark,
        };
        return Answer.StreamAsync(RecordAsync(
            command.By, command.Case, description, command.Again, command.Reason, ct));
    }

    public IAsyncEnumerable<CommandEvent> RunAsync(AddPlace command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var description = new Description
        {
            Node = NodeKind.Place,
            Name = command.Called,
            Names = command.Names,
            Latitude = command.Latitude,
            Longitude = command.Longitude,
            RadiusMetres = command.RadiusM,
            Iso3166 = command.Iso3166,
            Basis = command.Basis,
        };
        return Answer.StreamAsync(RecordAsync(
            command.By, command.Case, description, command.Again, command.Reason, ct));
    }

    private async Task<Answer> RecordAsync(
        MemberId by, string @case, Description stated, string? again, string? reason, CancellationToken ct)
    {
        var description = stated.Trimmed();
        List<Problem> problems = [.. description.Flaws().Select(flaw => flaw.ToProblem())];
        if (NoReason(again, reason) is { } unsaid) problems.Add(unsaid);
        if (problems.Count > 0) return Answer.Refused(problems);
        var roll = new NamedRoll(vault);
        var (standing, old, problem) = await roll.FindAsync(by, @case, description.Node, again, ct);
        if (problem is not null) return Answer.Refused(problem);
        var reference = old ?? new Reference(description.Node, Id.New());
        var like = await LikeAsync(standing!, reference, description, ct);
        var fact = description.ToFact(reference.Id, again is null ? null : reason);
        var where = await vault.Ledger.AppendAsync(standing!.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        var thing = await roll.OneAsync(standing, reference, CancellationToken.None);
        List<CommandEvent> before = [new CommandEvent.Recorded(fact.Type, where)];
        if (like is not null) before.Add(new CommandEvent.Noted(like));
        return Answer.Done(
            new JsonObject
            {
                [reference.KindName] = NamedShape.ToJson(thing, standing),
                ["checkpoint"] = Published.ToJson(vault),
            },
            before);
    }

    private static Problem? NoReason(string? again, string? reason) => (again, reason) switch
    {
        (not null, _) => Reason.Check(reason ?? ""),
        (null, not null) => new Problem(
            "bad-value",
            null,
            "A reason says why something is described anew.",
            "Say with --again what is described anew, or leave the reason out."),
        _ => null,
    };

    /// <summary>Others of the case that have one of these names, or null.</summary>
    private async Task<Problem?> LikeAsync(
        Standing standing, Reference reference, Description description, CancellationToken ct)
    {
        string[] keys =
            [NameKey.Of(description.Name), .. description.Names.Select(one => NameKey.Of(one.Text))];
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenNames();
        var ids = await db.Names.Current()
            .Where(row => row.Case == standing.Id && row.Node == reference.Kind && keys.Contains(row.Key))
            .Where(row => row.Id != reference.Id)
            .Select(row => row.Id)
            .Distinct()
            .Take(10)
            .ToListAsync(ct);
        if (ids.Count == 0) return null;
        var kind = reference.KindName;
        return new Problem(
            "same-name",
            null,
            $"Recorded; but {string.Join(", ", ids.Select(id => $"{kind}:{id}"))} has that name too.",
            reference.Kind == NodeKind.Source
                ? "If it is the same, use that one, and add this spelling to it."
                : $"If it is the same, use that one: `probative {kind} name`. "
                    + $"If it is not: `probative {kind} apart`.");
    }
}
