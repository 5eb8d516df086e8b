using System.Text.Json.Nodes;

namespace Probative.Law;

/// <summary>Provisions in the shape of docs/spec/json-output.md.</summary>
internal static class ProvisionShape
{
    public static JsonObject Heading(Provision provision) => new()
    {
        ["id"] = provision.Id,
        ["kind"] = provision.Kind,
        ["instrument"] = provision.Instrument,
        ["citation"] = provision.Citation,
        ["title"] = provision.Title,
        ["conflict"] = provision.Conflict,
    };

    public static JsonObject ToJson(ProvisionElement element) => new()
    {
        ["n"] = element.N,
        ["kind"] = element.Kind,
        ["text"] = element.Text,
        ["typical_evidence"] = element.TypicalEvidence,
    };
}
