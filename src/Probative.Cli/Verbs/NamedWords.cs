using Probative.Cli.Terminal;
using Probative.Kernel.Casework;

namespace Probative.Cli.Verbs;

/// <summary>What a kind of thing is called on the command line, and what its examples say.</summary>
internal sealed record NamedWords
{
    public static readonly NamedWords Source = new()
    {
        Node = NodeKind.Source,
        A = "a source",
        Many = "sources",
        What = "Who speaks or publishes: outlets, channels, accounts, offices, persons, coded witnesses.",
        Misspelt = "ridge courrier",
        Respelt = "Ridge Courier Online",
        RespeltIn = "en",
        Difference = "",
    };

    public static readonly NamedWords Entity = new()
    {
        Node = NodeKind.Entity,
        A = "an entity",
        Many = "entities",
        What = "Persons, groups, units and institutions that something is said of.",
        Misspelt = "7th Harbor Regiment",
        Respelt = "7-й портовий полк",
        RespeltIn = "uk",
        Difference = "A regiment and the division of the same number",
    };

    public static readonly NamedWords Place = new()
    {
        Node = NodeKind.Place,
        A = "a place",
        Many = "places",
        What = "Places that something is said of, by any spelling; a position carries a radius.",
        Misspelt = "Lower Oszk",
        Respelt = "Нижній Оск",
        RespeltIn = "uk",
        Difference = "Two villages of one name",
    };

    public required NodeKind Node { get; init; }

    /// <summary>With its article.</summary>
    public required string A { get; init; }
    public required string Many { get; init; }

    /// <summary>What the verb is for.</summary>
    public required string What { get; init; }
    public required string Misspelt { get; init; }
    public required string Respelt { get; init; }
    public required string RespeltIn { get; init; }
    public required string Difference { get; init; }

    public string One => Reference.NameOf(Node);

    /// <summary>What stands for an id in usage and examples.</summary>
    public string Stand => One.ToUpperInvariant();

    /// <summary>`1 entity.`, `2 entities.`</summary>
    public string Count(long number) => $"{Page.Number(number)} {(number == 1 ? One : Many)}.";
}
