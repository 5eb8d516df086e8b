using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Casework;

/// <summary>Makes a proposition of what a person stated, or says everything that is wrong with it.</summary>
public sealed class PropositionReader(IVault vault)
{
    private const int ListLengthMax = 100;
    private const int TextLengthMax = 1_024;
    private const long CountMax = 100_000_000;

    private static readonly NodeKind[] s_who = [NodeKind.Entity, NodeKind.Source];
    private static readonly NodeKind[] s_where = [NodeKind.Place];

    public async Task<(Proposition? Proposition, IReadOnlyList<Problem> Problems)> ReadAsync(
        StatedProposition stated, Standing standing, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(stated);
        List<Problem> problems = [.. Flaws(stated)];
        if (problems.Count > 0) return (null, problems);
        var actors = await ReadAsync(stated.Actors, s_who, standing, problems, ct);
        var affected = await ReadAsync(stated.Affected, s_who, standing, problems, ct);
        var place = stated.Place is { } where
            ? (await ReadAsync([where], s_where, standing, problems, ct)).FirstOrDefault()
            : null;
        if (problems.Count > 0) return (null, problems);
        return (
            new Proposition
            {
                Type = stated.Type,
                Actors = actors,
                Affected = affected,
                Counts = stated.Counts,
                Place = place,
                Times = stated.Times,
                Method = stated.Method,
                State = stated.State,
            },
            problems);
    }

    private async Task<List<Mention>> ReadAsync(
        IReadOnlyList<StatedMention> stated,
        NodeKind[] kinds,
        Standing standing,
        List<Problem> problems,
        CancellationToken ct)
    {
        List<Mention> mentions = [];
        foreach (var one in stated)
        {
            if (one.Means is null)
            {
                mentions.Add(new Mention(one.Words, null));
                continue;
            }

            var (means, problem) = await new ReferenceRoll(vault).FindAsync(one.Means, standing, kinds, ct);
            if (problem is null) mentions.Add(new Mention(one.Words, means));
            else problems.Add(problem);
        }

        return mentions;
    }

    private static IEnumerable<Problem> Flaws(StatedProposition stated)
    {
        if (!PropositionTypes.All.Contains(stated.Type))
        {
            yield return Bad(
                $"\"{stated.Type}\" is no type of proposition.",
                $"It is one of: {string.Join(", ", PropositionTypes.All)}.");
        }

        int[] lengths =
            [stated.Actors.Count, stated.Affected.Count, stated.Counts.Count, stated.Times.Count];
        if (lengths.Max() > ListLengthMax)
            yield return Bad($"A list in it has more than {ListLengthMax} entries.", "Record several.");
        if (Words(stated).Any(words => string.IsNullOrWhiteSpace(words) || words.Length > TextLengthMax))
        {
            yield return Bad(
                $"Words in it are none, or more than {TextLengthMax} characters.",
                "Copy them as they stand.");
        }

        foreach (var count in stated.Counts.Where(count => count.Min > CountMax || count.Max > CountMax
            || count.Max < count.Min))
        {
            yield return Bad(
                $"\"{count.Words}\" is no range of a count.", "Give the least and the most, or no most.");
        }

        foreach (var time in stated.Times)
        {
            if (Edtf.Check(time.Edtf) is { } noDate) yield return noDate;
            if (SaidTime.Kinds.Contains(time.Of)) continue;
            yield return Bad(
                $"\"{time.Of}\" is nothing whose time it can be.",
                $"It is one of: {string.Join(", ", SaidTime.Kinds)}.");
        }

        if (Misplaced(stated) is { } misplaced) yield return misplaced;
    }

    /// <summary>Control is of a place, command of somebody by somebody.</summary>
    private static Problem? Misplaced(StatedProposition stated) => stated switch
    {
        { State: not null, Type: not PropositionTypes.Control } =>
            Bad("Only a proposition of control has a state.", "Leave the state out."),
        { Type: PropositionTypes.Control, Place: null } =>
            Bad("Control of what place?", "Name the place."),
        { Type: PropositionTypes.Control, Actors.Count: > 0, State: not null } =>
            Bad("A place has a holder or a state, not both.", "Give one of them."),
        { Type: PropositionTypes.Control, State: { } state }
            when !PropositionTypes.States.Contains(state) =>
            Bad($"\"{state}\" is no state of a place.", "It is contested or unknown, or somebody holds it."),
        { Type: PropositionTypes.Command } when stated.Actors.Count == 0 || stated.Affected.Count == 0 =>
            Bad("Command of whom, by whom?", "Name the unit and who commands it."),
        _ => null,
    };

    private static IEnumerable<string> Words(StatedProposition stated) =>
    [
        .. stated.Actors.Concat(stated.Affected).Select(one => one.Words),
        .. stated.Counts.SelectMany(count => (string[])[count.Words, count.Of]),
        .. stated.Place is { } place ? [place.Words] : (string[])[],
        .. stated.Times.Select(time => time.Words ?? "not read"),
        .. stated.Method is { } method ? [method] : (string[])[],
    ];

    private static Problem Bad(string message, string hint) => new("bad-value", null, message, hint);
}
