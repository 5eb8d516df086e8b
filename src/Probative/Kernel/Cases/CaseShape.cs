using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Kernel.Cases;

/// <summary>A case as its members see it, in the shape of docs/spec/json-output.md.</summary>
internal static class CaseShape
{
    public static JsonObject ToJson(Standing standing, CaseView row) => new()
    {
        ["id"] = standing.Id.ToString(),
        ["name"] = standing.Name,
        ["purpose"] = row.Purpose,
        ["legal_basis"] = row.LegalBasis,
        ["review_date"] = row.ReviewDate,
        ["opened_at"] = row.RecordedAt is { } at ? FactTime.Format(at) : null,
        ["pseudonym"] = standing.Pseudonym,
        ["role"] = standing.Role,
    };
}
