using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Reading.Names;

/// <summary>Records further spellings, and what must not be taken for one another.</summary>
public sealed class NameKeeper(IVault vault) : ICommandHandler<AddName>, ICommandHandler<KeepApart>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(AddName command, CancellationToken ct) =>
        Answer.StreamAsync(NameAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(KeepApart command, CancellationToken ct) =>
        Answer.StreamAsync(ApartAsync(command, ct));

    private async Task<Answer> NameAsync(AddName command, CancellationToken ct)
    {
        var spelling = new Spelling(command.Text.Trim(), command.Language);
        List<Problem> problems =
        [
            .. ((Flaw?[])
            [
                NameText.Check("name", spelling.Text), NameText.CheckLanguage("language", spelling.Language),
            ]).OfType<Flaw>().Select(flaw => flaw.ToProblem()),
        ];
        if (Reason.Check(command.Reason) is { } unsaid) problems.Add(unsaid);
        if (problems.Count > 0) return Answer.Refused(problems);
        var roll = new NamedRoll(vault);
        var (standing, reference, problem) =
            await roll.FindAsync(command.By, command.Case, command.Of, command.Id, ct);
        if (problem is not null) return Answer.Refused(problem);
        var of = reference!.Value;
        var thing = await roll.OneAsync(standing!, of, ct);
        if (thing.Names.Any(name => name.Text == spelling.Text && name.Language == spelling.Language))
        {
            return Answer.Refused(new Problem(
                "name-known",
                null,
                $"{of} has the spelling \"{spelling.Text}\" already.",
                $"There is nothing to do; `probative {of.KindName} show` tells all of them."));
        }

        return await RecordAsync(
            standing!, of, new NameAdded { Of = of, Spelling = spelling, Reason = command.Reason }, ct);
    }

    private async Task<Answer> ApartAsync(KeepApart command, CancellationToken ct)
    {
        if (NamedRoll.NotEntityOrPlace(command.Of) is { } wrong) return Answer.Refused(wrong);
        if (Reason.Check(command.Reason) is { } unsaid) return Answer.Refused(unsaid);
        var roll = new NamedRoll(vault);
        var (standing, first, problem) =
            await roll.FindAsync(command.By, command.Case, command.Of, command.One, ct);
        if (problem is not null) return Answer.Refused(problem);
        (_, var second, problem) =
            await roll.FindAsync(command.By, command.Case, command.Of, command.Other, ct);
        if (problem is not null) return Answer.Refused(problem);
        var (one, other) = (first!.Value, second!.Value);
        if (one == other)
        {
            return Answer.Refused(new Problem(
                "bad-value", null, $"{one} is one thing.", "Name the two that are to be kept apart."));
        }

        var thing = await roll.OneAsync(standing!, one, ct);
        if (thing.Apart.Any(pair => pair.One == other.Id || pair.Other == other.Id))
        {
            return Answer.Refused(new Problem(
                "apart-already",
                null,
                $"{one} and {other} are kept apart already.",
                $"There is nothing to do; `probative {one.KindName} show` tells why."));
        }

        var apart = new KeptApart { One = one, Other = other, Reason = command.Reason };
        return await RecordAsync(standing!, one, apart, ct);
    }

    private async Task<Answer> RecordAsync(
        Standing standing, Reference of, IFact fact, CancellationToken ct)
    {
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        var thing = await new NamedRoll(vault).OneAsync(standing, of, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                [of.KindName] = NamedShape.ToJson(thing, standing),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, where));
    }
}
