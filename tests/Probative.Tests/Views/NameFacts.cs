using CsCheck;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Reading.Names;

namespace Probative.Tests.Views;

/// <summary>Random facts of sources, entities and places, which meet in their ids.</summary>
internal static class NameFacts
{
    private static readonly Gen<NodeKind> AnyNode =
        Gen.OneOf(NodeKind.Source, NodeKind.Entity, NodeKind.Place);

    public static Gen<IFact> Any(Gen<Id> ids, Gen<string> texts, Gen<string?> stated)
    {
        var names = Gen.Select(texts, stated).Select((text, language) => new Spelling(text, language))
            .Array[0, 3];
        return Gen.OneOf(
            Gen.Select(ids, AnyNode, texts, names, stated).Select(Described),
            Gen.Select(ids, AnyNode, texts, stated).Select<Id, NodeKind, string, string?, IFact>(
                (id, node, text, language) => new NameAdded
                {
                    Of = new Reference(node, id), Spelling = new Spelling(text, language), Reason = text,
                }),
            Gen.Select(ids, ids, AnyNode, texts).Select<Id, Id, NodeKind, string, IFact>(
                (one, other, node, text) => new KeptApart
                {
                    One = new Reference(node, one), Other = new Reference(node, other), Reason = text,
                }));
    }

    private static IFact Described(Id id, NodeKind node, string name, Spelling[] names, string? text) =>
        node switch
        {
            NodeKind.Source => new SourceRecorded
            {
                Source = new SourceId(id), Kind = "outlet", Name = name, Names = names, Remark = text,
                Reason = text,
            },
            NodeKind.Entity => new EntityRecorded
            {
                Entity = new EntityId(id), Kind = "unit", Name = name, Names = names, Remark = text,
                Reason = text,
            },
            _ => new PlaceRecorded
            {
                Place = new PlaceId(id),
                Name = name,
                Names = names,
                Position = text is null ? null : new Position("47.25", "35.5", 100),
                Iso3166 = text,
                Basis = text,
                Reason = text,
            },
        };
}
