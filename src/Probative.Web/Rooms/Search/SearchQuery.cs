using System.Web;
using Probative.Incidents.Search;
using Probative.Kernel.Ids;
using Probative.Web.Shell;

namespace Probative.Web.Rooms.Search;

/// <summary>What a page of this room is asked for, as it stands in the address.</summary>
internal sealed record SearchQuery
{
    /// <summary>How many things a page shows.</summary>
    public const long PageLength = 50;

    public string? Words { get; init; }

    /// <summary>The id of the only case that is searched; null for every case of the member.</summary>
    public string? Case { get; init; }

    public IReadOnlyList<string> Kinds { get; init; } = [];
    public bool WithRestricted { get; init; }
    public long Skip { get; init; }

    public static SearchQuery Parse(string query)
    {
        var given = HttpUtility.ParseQueryString(query);
        return new SearchQuery
        {
            Words = Text("words"),
            Case = Text("case"),
            Kinds = [.. (given.GetValues("kind") ?? []).Where(FoundKinds.All.Contains).Distinct()],
            WithRestricted = given["restricted"] == "1",
            Skip = long.TryParse(given["skip"], out var skip) && skip > 0 ? skip : 0,
        };

        string? Text(string name) => string.IsNullOrWhiteSpace(given[name]) ? null : given[name]!.Trim();
    }

    public SearchCases ToCommand(MemberId by) => new()
    {
        By = by,
        Case = Case,
        Words = Words ?? "",
        Kinds = Kinds,
        WithRestricted = WithRestricted,
        Skip = Skip,
        IsWindow = true,
        Limit = PageLength,
    };

    /// <summary>As it is put behind an address: with its question mark, or nothing.</summary>
    public override string ToString() => AddressQuery.Of(
    [
        ("words", Words), ("case", Case), .. Kinds.Select(kind => ("kind", (string?)kind)),
        ("restricted", WithRestricted ? "1" : null), ("skip", Skip > 0 ? $"{Skip}" : null),
    ]);
}
