using System.Text.Json.Nodes;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Members;

/// <summary>
/// A person who may act in this vault. The pseudonym is that of the vault's own sequence, not of a case;
/// the role is null for a member who works on cases.
/// </summary>
public sealed record Member(MemberId Id, string Name, string Pseudonym, string? Role)
{
    public JsonObject ToJson() => new()
    {
        ["id"] = Id.ToString(),
        ["name"] = Name,
        ["pseudonym"] = Pseudonym,
        ["role"] = Role,
    };
}
