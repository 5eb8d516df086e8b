using System.Text.RegularExpressions;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Reading.Names;

/// <summary>
/// What somebody states of a source, an entity or a place, by a command or in a row of a table: the same
/// rules for both.
/// </summary>
internal sealed partial record Description
{
    private const int NamesMax = 50;
    private const int RemarkLengthMax = 4_096;

    private static readonly IReadOnlyList<Spelling> s_none = [];

    public required NodeKind Node { get; init; }

    /// <summary>Null of a place alone.</summary>
    public string? Kind { get; init; }
    public required string Name { get; init; }
    public IReadOnlyList<Spelling> Names { get; init; } = [];
    public string? Remark { get; init; }
    public string? Latitude { get; init; }
    public string? Longitude { get; init; }
    public long? RadiusMetres { get; init; }
    public string? Iso3166 { get; init; }
    public string? Basis { get; init; }

    /// <summary>
    /// The same without spaces around it; what is blank is not stated, and no spelling stands twice.
    /// </summary>
    public Description Trimmed()
    {
        var name = Name.Trim();
        return this with
        {
            Kind = Kind?.Trim(),
            Name = name,
            Names =
            [
                .. Names.Select(one => new Spelling(one.Text.Trim(), Trimmed(one.Language)))
                    .Where(one => one != new Spelling(name, null))
                    .Distinct(),
            ],
            Remark = Trimmed(Remark),
            Latitude = Trimmed(Latitude),
            Longitude = Trimmed(Longitude),
            Iso3166 = Trimmed(Iso3166),
            Basis = Trimmed(Basis),
        };
    }

    /// <summary>Everything that is wrong with it; nothing is recorded then.</summary>
    public IReadOnlyList<Flaw> Flaws()
    {
        List<Flaw> flaws = [];
        if (NameText.Check("name", Name) is { } noName) flaws.Add(noName);
        var kinds = Node == NodeKind.Source ? NamedKinds.OfSources : NamedKinds.OfEntities;
        if (Node != NodeKind.Place && !kinds.Contains(Kind ?? ""))
        {
            flaws.Add(new Flaw(
                "kind",
                $"\"{Kind}\" is no kind of {Reference.NameOf(Node)}.",
                $"It is one of: {string.Join(", ", kinds)}."));
        }

        if (Names.Count > NamesMax)
        {
            flaws.Add(new Flaw(
                "names", $"There are more than {NamesMax} spellings.", "Give those that occur."));
        }

        foreach (var one in Names.Take(NamesMax))
        {
            if (NameText.Check("names", one.Text) is { } flaw) flaws.Add(flaw);
            if (NameText.CheckLanguage("names", one.Language) is { } noLanguage) flaws.Add(noLanguage);
        }

        if (CheckWords("remark", Remark) is { } noRemark) flaws.Add(noRemark);
        if (CheckWords("basis", Basis) is { } noBasis) flaws.Add(noBasis);
        flaws.AddRange(OfPlace());
        return flaws;
    }

    /// <summary>The fact that records it. It MUST have no flaws.</summary>
    public IFact ToFact(Id id, string? reason) => Node switch
    {
        NodeKind.Source => new SourceRecorded
        {
            Source = new SourceId(id), Kind = Kind!, Name = Name, Names = Names, Remark = Remark,
            Reason = reason,
        },
        NodeKind.Entity => new EntityRecorded
        {
            Entity = new EntityId(id), Kind = Kind!, Name = Name, Names = Names, Remark = Remark,
            Reason = reason,
        },
        _ => new PlaceRecorded
        {
            Place = new PlaceId(id),
            Name = Name,
            Names = Names,
            Position = Position.Read(Latitude, Longitude, RadiusMetres).Position,
            Iso3166 = Iso3166,
            Basis = Basis,
            Reason = reason,
        },
    };

    /// <summary>The same thing is said of it, in whatever order its names stand.</summary>
    public bool Says(Description other) =>
        this with { Names = s_none } == other with { Names = s_none }
        && Names.ToHashSet().SetEquals(other.Names);

    private IEnumerable<Flaw> OfPlace()
    {
        var (position, flaws) = Position.Read(Latitude, Longitude, RadiusMetres);
        foreach (var flaw in flaws) yield return flaw;
        if (position is not null && Basis is null)
        {
            yield return new Flaw(
                "basis", "Nobody can check a position of unknown origin.", "Say where it is from.");
        }

        if (Iso3166 is not null && !Subdivision().IsMatch(Iso3166))
        {
            yield return new Flaw(
                "iso3166_2",
                $"\"{Iso3166}\" is no code of a subdivision.",
                "Give the ISO 3166-2 code of the region, UA-23, or leave it out.");
        }
    }

    private static Flaw? CheckWords(string field, string? words) =>
        words is null || (words.Length <= RemarkLengthMax && !words.Contains('\0', StringComparison.Ordinal))
            ? null
            : new Flaw(
                field,
                $"It has more than {RemarkLengthMax} characters, or one that is zero.",
                "Say it in a sentence.");

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex("^[A-Z]{2}-[A-Z0-9]{1,3}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Subdivision();
}
