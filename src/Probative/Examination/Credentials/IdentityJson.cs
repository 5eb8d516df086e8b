using System.Text.Json.Nodes;
using Probative.Formats.Credentials;

namespace Probative.Examination.Credentials;

/// <summary>An identity assertion as JSON, with what was checked of it in words.</summary>
internal static class IdentityJson
{
    public static JsonObject Of(ManifestIdentity identity) => new()
    {
        ["uri"] = identity.Uri,
        ["signature_type"] = identity.SignatureType,
        ["credential"] = identity.Credential,
        ["credential_issuer"] = identity.CredentialIssuer,
        ["roles_stated"] = Array(identity.Roles),
        ["references"] = Array(identity.References),
        ["check"] = CredentialsJson.Word(identity.State.ToString()),
        ["check_stated"] = identity.State switch
        {
            IdentityState.NotChecked =>
                "Not checked: signatures of this kind are not read here. The name is what the file states.",
            IdentityState.Malformed => "Not checked: the assertion is not in its form.",
            IdentityState.DoesNotHold =>
                "The signature does not hold, or is about something else: the name says nothing.",
            _ => "The signature holds. Whether the certificate is that of whom it names was not checked: no "
                + "list, no dates and no revocation.",
        },
    };

    private static JsonArray Array(IEnumerable<string> texts) =>
        [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];
}
