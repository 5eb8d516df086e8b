using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;

namespace Probative.Law;

/// <summary>Tells provisions: what they are, what has to be shown for them, when they stood.</summary>
public sealed class ProvisionTeller : ICommandHandler<ListProvisions>, ICommandHandler<ShowProvision>
{
    private static readonly string[] s_kinds = ["crime", "liability", "duty", "rule", "national"];
    private static readonly string[] s_conflicts = ["IAC", "NIAC"];

    public IAsyncEnumerable<CommandEvent> RunAsync(ListProvisions command, CancellationToken ct) =>
        Answer.StreamAsync(Task.FromResult(List(command)));

    public IAsyncEnumerable<CommandEvent> RunAsync(ShowProvision command, CancellationToken ct) =>
        Answer.StreamAsync(Task.FromResult(Show(command)));

    /// <summary>What to tell somebody who names a provision that is not known.</summary>
    internal static Problem NotKnown(string id) => new(
        "provision-not-known",
        null,
        $"No provision is known as \"{id}\".",
        "`probative law list` names them all.");

    private static Answer List(ListProvisions command)
    {
        Problem?[] wrong = [Wrong(command.Kind, s_kinds), Wrong(command.Conflict, s_conflicts)];
        if (wrong.OfType<Problem>().ToList() is { Count: > 0 } problems) return Answer.Refused(problems);
        List<CommandEvent> rows =
        [
            .. ProvisionBook.Own.All.Where(one => Fits(one, command))
                .Select(one => new CommandEvent.Row(ProvisionShape.Heading(one))),
        ];
        return Answer.Done(
            new JsonObject
            {
                ["banner"] = ProvisionBook.Own.Banner,
                ["as_of"] = ProvisionBook.Own.AsOf,
                ["count"] = rows.Count,
            },
            rows);
    }

    private static Answer Show(ShowProvision command)
    {
        if (!ProvisionBook.Own.ById.TryGetValue(command.Provision, out var provision))
            return Answer.Refused(NotKnown(command.Provision));
        if (command.When is { } when && Edtf.Check(when) is { } noDate) return Answer.Refused(noDate);
        var shape = ProvisionShape.Heading(provision);
        shape["text"] = provision.Text;
        shape["note"] = provision.Note;
        shape["elements"] = new JsonArray([.. provision.Elements.Select(ProvisionShape.ToJson)]);
        shape["versions"] = VersionChoice.Of(provision, command.When);
        return Answer.Done(new JsonObject
        {
            ["banner"] = ProvisionBook.Own.Banner,
            ["as_of"] = ProvisionBook.Own.AsOf,
            ["provision"] = shape,
        });
    }

    private static bool Fits(Provision provision, ListProvisions command) =>
        (command.Kind is null || provision.Kind == command.Kind)
        && (command.Conflict is null || provision.Conflict is null or "any"
            || provision.Conflict == command.Conflict);

    private static Problem? Wrong(string? word, string[] words) => word is null || words.Contains(word)
        ? null
        : new Problem("bad-value", null, $"\"{word}\" is none of them.", $"Give {string.Join(", ", words)}.");
}
