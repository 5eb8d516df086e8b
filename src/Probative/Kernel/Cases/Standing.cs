using System.Text.Json.Nodes;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Cases;

/// <summary>
/// What a member is in a case that the member has joined. Nobody acts in a case without it.
/// </summary>
public sealed record Standing(CaseId Id, string Name, string Pseudonym, string Role)
{
    public JsonObject ToJson() => new()
    {
        ["id"] = Id.ToString(),
        ["name"] = Name,
    };
}
