using System.Web;
using Probative.Incidents.Patterns;
using Probative.Kernel.Ids;
using Probative.Web.Shell;

namespace Probative.Web.Rooms.Pattern;

/// <summary>What a page of this room is asked for, as it stands in the address.</summary>
internal sealed record PatternQuery
{
    public string? Who { get; init; }
    public string? Whom { get; init; }
    public string? Method { get; init; }
    public string? Held { get; init; }
    public string? During { get; init; }
    public string? AsOf { get; init; }
    public long Skip { get; init; }

    public bool IsFiltering => (Who ?? Whom ?? Method ?? Held ?? During) is not null;

    public static PatternQuery Parse(string query)
    {
        var given = HttpUtility.ParseQueryString(query);
        return new PatternQuery
        {
            Who = Text("who"),
            Whom = Text("whom"),
            Method = Text("method"),
            Held = Text("held"),
            During = Text("during"),
            AsOf = Text("as-of"),
            Skip = long.TryParse(given["skip"], out var skip) && skip > 0 ? skip : 0,
        };

        string? Text(string name) => string.IsNullOrWhiteSpace(given[name]) ? null : given[name]!.Trim();
    }

    public ShowPattern ToCommand(MemberId by, string @case, long limit) => new()
    {
        By = by,
        Case = @case,
        Who = Who,
        Whom = Whom,
        Method = Method,
        Held = Held,
        During = During,
        AsOf = AsOf,
        Skip = Skip,
        Limit = limit,
    };

    /// <summary>As it is put behind an address: with its question mark, or nothing.</summary>
    public override string ToString() => AddressQuery.Of(
        ("who", Who), ("whom", Whom), ("method", Method), ("held", Held), ("during", During),
        ("as-of", AsOf), ("skip", Skip > 0 ? $"{Skip}" : null));
}
