using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Probative.Kernel.Ids;
using Probative.Preservation;
using Probative.Preservation.Listing;

namespace Probative.Web.Rooms.Items;

/// <summary>
/// What a list shows, as it stands in the address: whoever gets the address sees the same question asked, in
/// their own name.
/// </summary>
public sealed record ItemQuery
{
    private const string DayForm = "yyyy-MM-dd";

    public string? Find { get; init; }
    public string? Name { get; init; }
    public string? From { get; init; }
    public string? Type { get; init; }
    public string? DayFrom { get; init; }
    public string? DayTo { get; init; }
    public IReadOnlyList<string> Has { get; init; } = [];
    public bool WithRestricted { get; init; }
    public ItemSort Sort { get; init; }
    public bool IsDescending { get; init; }

    /// <summary>The time that is asked about; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>True shows pictures in place of rows.</summary>
    public bool IsSheet { get; init; }

    /// <summary>True shows the positions that may be shown, on a map; nothing is filtered there.</summary>
    public bool IsMap { get; init; }

    /// <summary>True when anything is left out by it.</summary>
    public bool IsFiltering =>
        (Find ?? Name ?? From ?? Type ?? DayFrom ?? DayTo) is not null || Has.Count > 0;

    /// <summary>Reads an address from its question mark on; what it does not know it ignores.</summary>
    public static ItemQuery Parse(string query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string? One(string key) => said.TryGetValue(key, out var value) && value is [{ Length: > 0 } text, ..]
            ? text
            : null;
        return new ItemQuery
        {
            Find = One("find"),
            Name = One("name"),
            From = One("from"),
            Type = One("type"),
            DayFrom = One("since"),
            DayTo = One("until"),
            Has = [.. (One("has") ?? "").Split(',').Where(ItemTraits.Words.Contains)],
            WithRestricted = One("restricted") == "1",
            Sort = Enum.TryParse<ItemSort>(One("sort"), ignoreCase: true, out var sort)
                && Enum.IsDefined(sort) ? sort : ItemSort.Recorded,
            IsDescending = One("down") == "1",
            AsOf = One("as-of"),
            IsSheet = One("sheet") == "1",
            IsMap = One("map") == "1",
        };
    }

    /// <summary>As it stands in an address, with its question mark; empty for everything.</summary>
    public override string ToString()
    {
        Dictionary<string, string?> said = new()
        {
            ["find"] = Find,
            ["name"] = Name,
            ["from"] = From,
            ["type"] = Type,
            ["since"] = DayFrom,
            ["until"] = DayTo,
            ["has"] = Has.Count > 0 ? string.Join(',', Has) : null,
            ["restricted"] = WithRestricted ? "1" : null,
            ["sort"] = Sort == ItemSort.Recorded
                ? null
                : Sort.ToString().ToLower(CultureInfo.InvariantCulture),
            ["down"] = IsDescending ? "1" : null,
            ["as-of"] = AsOf,
            ["sheet"] = IsSheet ? "1" : null,
            ["map"] = IsMap ? "1" : null,
        };
        return QueryHelpers.AddQueryString("", said.Where(one => !string.IsNullOrEmpty(one.Value)));
    }

    /// <summary>One window of the list.</summary>
    public ListItems ToCommand(MemberId by, string @case, long skip, long limit) => new()
    {
        By = by,
        Case = @case,
        NameHolds = Name,
        From = From,
        Type = Type,
        Find = Find,
        RecordedFrom = Day(DayFrom),
        RecordedBefore = Day(DayTo)?.AddDays(1),
        Has = Has,
        WithRestricted = WithRestricted || Has.Contains("restricted"),
        Sort = Sort,
        IsDescending = IsDescending,
        AsOf = AsOf,
        Skip = skip,
        IsWindow = true,
        Limit = limit,
    };

    private static DateTimeOffset? Day(string? text) => DateTimeOffset.TryParseExact(
        text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
        ? day
        : null;
}
