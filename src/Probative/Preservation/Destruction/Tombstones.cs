using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Preservation.Destruction;

/// <summary>The facts that say what was destroyed, in the order in which it was asked for.</summary>
internal static class Tombstones
{
    public static IReadOnlyList<IFact> Of(
        DestructionView request,
        IReadOnlyList<DestructionTarget> targets,
        IReadOnlyList<DestroyedFields> destroyed)
    {
        var bySubject = destroyed.Where(fields => fields.Subject is not null)
            .ToLookup(fields => new ItemId(fields.Subject!.Value));
        var facts = new List<IFact>(targets.Count);
        foreach (var target in targets)
        {
            if (target is DestructionTarget.Whole(var item))
                facts.AddRange(OfItem(request, item, [.. bySubject[item]]));
            else if (target is DestructionTarget.Part part && Went(destroyed, part))
                facts.Add(OfField(request, part.Number, part.Field));
        }

        return facts;
    }

    /// <summary>One, or more where its fields stood in more facts than one names.</summary>
    private static IEnumerable<ItemDestroyed> OfItem(
        DestructionView request, ItemId item, IReadOnlyList<DestroyedFields> destroyed)
    {
        var parts = destroyed.Chunk(ItemDestroyed.FactsMax);
        return parts.DefaultIfEmpty([]).Select(part => new ItemDestroyed
        {
            Destruction = request.Id,
            Item = item,
            Reason = request.Reason ?? "",
            Facts = [.. part.Select(fields => (fields.Number, (long)fields.Names.Count))],
        });
    }

    private static bool Went(IReadOnlyList<DestroyedFields> destroyed, DestructionTarget.Part part) =>
        destroyed.Any(fields => fields.Number == part.Number && fields.Names.Contains(part.Field));

    private static FieldDestroyed OfField(DestructionView request, long number, string field) => new()
    {
        Destruction = request.Id,
        Fact = number,
        Field = field,
        Reason = request.Reason ?? "",
    };
}
