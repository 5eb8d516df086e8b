using System.Text.Json.Nodes;

namespace Probative.Web.Rooms.Case;

/// <summary>Somebody who acts in the case.</summary>
/// <param name="Id">The member; null once that was destroyed.</param>
/// <param name="Name">The name in the house.</param>
/// <param name="Pseudonym">Who they are on the record of this case.</param>
/// <param name="Role">What they do in it.</param>
/// <param name="JoinedAt">When, by the operator's clock.</param>
/// <param name="JoinedBy">The pseudonym of who let them in.</param>
public sealed record CaseMember(
    string? Id, string? Name, string? Pseudonym, string? Role, string? JoinedAt, string? JoinedBy)
{
    public static CaseMember Of(JsonNode told) => new(
        (string?)told["id"],
        (string?)told["name"],
        (string?)told["pseudonym"],
        (string?)told["role"],
        (string?)told["joined_at"],
        (string?)told["joined_by"]);

    /// <summary>Who is meant by a pseudonym, in words: the name where it is known.</summary>
    public static string NameOf(IReadOnlyList<CaseMember> all, string? pseudonym) =>
        all.FirstOrDefault(one => one.Pseudonym == pseudonym)?.Name ?? pseudonym ?? "";
}
