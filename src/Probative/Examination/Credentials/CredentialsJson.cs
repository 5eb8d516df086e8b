using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Probative.Formats;
using Probative.Formats.Credentials;

namespace Probative.Examination.Credentials;

/// <summary>
/// A report on Content Credentials as JSON, in the words of an observer: what the file states, what was
/// measured, and what none of it shows.
/// </summary>
public static class CredentialsJson
{
    private const int ManifestsMost = 100;
    private const int EntriesMost = 500;
    private const int FindingsMost = 2_000;

    /// <summary>What a reader of the report might take from it, and must not.</summary>
    private static readonly string[] Limits =
    [
        "A signature that holds says whose key signed, and that the signed bytes have not changed since; it "
            + "does not say that the scene was real, or that what the signer states about it is so.",
        "Titles, actions, programs and places are statements of the signer. They were read, not examined.",
        "Without a trust list nobody vouches that the name in a certificate is that of the signer.",
        "Whether a certificate was revoked was not looked up: what is known of it is what the file encloses.",
        "A file without credentials says nothing by that: common programs remove them.",
        "Bytes listed as uncovered may have changed without any trace in the credentials.",
    ];

    /// <summary>The report, with its keys in a fixed order and its lists bounded.</summary>
    /// <param name="report">What was read and checked.</param>
    /// <param name="trust">The list by which signers were judged; null for none.</param>
    public static JsonObject Of(CredentialsReport report, TrustList? trust = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var json = new JsonObject
        {
            ["state"] = Word(report.State.ToString()),
            ["carrier"] = Word(report.Carrier.ToString()),
            ["is_sidecar"] = report.IsSidecar,
            ["remote_manifest"] = report.RemoteUri,
            ["remote_manifest_was_fetched"] = false,
            ["active_manifest"] = report.ActiveManifest,
            ["is_trust_list_given"] = report.HasTrustList,
            [TrustListJson.Name] = TrustListJson.Of(trust),
            ["trust_list_stated"] = TrustListJson.Words(trust),
            ["store_size_bytes"] = report.Store.Length,
            ["store_sha256"] = report.Store.IsEmpty
                ? null
                : Convert.ToHexStringLower(SHA256.HashData(report.Store.Span)),
        };
        Fill(json, "store_ranges", report.Ranges, EntriesMost, Range);
        Fill(json, "failure_codes", report.FailureCodes, EntriesMost, code => JsonValue.Create(code));
        Fill(json, "uncovered_ranges", report.Uncovered, EntriesMost, Range);
        Fill(json, "manifests", report.Manifests, ManifestsMost, Manifest);
        Fill(json, "findings", report.Findings, FindingsMost, Finding);
        Fill(json, "damage", report.Damage, EntriesMost, Damaged);
        Fill(json, "does_not_show", Limits, Limits.Length, text => JsonValue.Create(text));
        return json;
    }

    private static JsonObject Manifest(CredentialManifest manifest)
    {
        var json = new JsonObject
        {
            ["label"] = manifest.Label,
            ["kind"] = Word(manifest.Kind.ToString()),
            ["claim"] = manifest.Claim is { } claim ? Claim(claim) : null,
            ["signature"] = manifest.Signature is { } signature ? Signature(signature) : null,
        };
        Fill(json, "assertions", manifest.Assertions, EntriesMost, assertion => new JsonObject
        {
            ["label"] = assertion.Label,
            ["uri"] = assertion.Uri,
            ["content"] = assertion.Content,
            ["size_bytes"] = assertion.SizeBytes,
            ["is_created_by_signer"] = assertion.IsCreated,
        });
        Fill(json, "actions_stated", manifest.Actions, EntriesMost, action => new JsonObject
        {
            ["action"] = action.Name,
            ["when"] = action.When,
            ["software_agent"] = action.SoftwareAgent,
            ["digital_source_type"] = action.DigitalSourceType,
            ["description"] = action.Description,
        });
        Fill(json, "ingredients_stated", manifest.Ingredients, EntriesMost, Ingredient);
        Fill(json, "identities_stated", manifest.Identities, EntriesMost, IdentityJson.Of);
        return json;
    }

    private static JsonObject Claim(ManifestClaim claim)
    {
        var json = new JsonObject
        {
            ["version"] = claim.Version,
            ["generator"] = claim.Generator,
            ["title"] = claim.Title,
            ["format"] = claim.Format,
            ["instance_id"] = claim.InstanceId,
            ["hash_algorithm"] = claim.Algorithm,
        };
        Fill(json, "redactions_stated", claim.Redactions, EntriesMost, uri => JsonValue.Create(uri));
        return json;
    }

    private static JsonObject Signature(ManifestSignature signature)
    {
        var json = new JsonObject
        {
            ["algorithm"] = signature.Algorithm,
            ["certificate_subject"] = signature.Subject,
            ["certificate_issuer"] = signature.Issuer,
            ["certificate_serial"] = signature.Serial,
            ["certificate_not_before"] = Time(signature.NotBefore),
            ["certificate_not_after"] = Time(signature.NotAfter),
            ["time_stamp"] = Time(signature.StampedAt),
            ["is_time_stamp_trusted"] = signature.StampedAt is null ? null : signature.IsStampTrusted,
            ["certificate_dates"] = Word(signature.Validity.ToString()),
            ["certificate_dates_stated"] = SignerWords.Dates(signature),
            ["revocation"] = Word(signature.Revocation.ToString()),
            ["leads_to_given_root"] = signature.IsTrusted,
        };
        Fill(json, "certificate_sha256", signature.Certificates, EntriesMost, bytes =>
            JsonValue.Create(Convert.ToHexStringLower(SHA256.HashData(bytes.Span))));
        return json;
    }

    private static JsonObject Ingredient(ManifestIngredient ingredient)
    {
        var json = new JsonObject
        {
            ["uri"] = ingredient.Uri,
            ["title"] = ingredient.Title,
            ["format"] = ingredient.Format,
            ["relationship"] = ingredient.Relationship,
            ["manifest"] = ingredient.Manifest,
        };
        Fill(
            json,
            "failures_recorded",
            ingredient.RecordedFailures,
            EntriesMost,
            code => JsonValue.Create(code));
        return json;
    }

    private static JsonObject Finding(CredentialFinding finding) => new()
    {
        ["code"] = finding.Code,
        ["kind"] = Word(finding.Kind.ToString()),
        ["uri"] = finding.Uri,
        ["explanation"] = finding.Explanation,
        ["ingredient"] = finding.Ingredient,
        ["was_recorded_before"] = finding.IsRecorded,
    };

    private static JsonObject Damaged(Damage damage) => new()
    {
        ["code"] = damage.Code,
        ["offset"] = damage.Offset == Damage.NoOffset ? null : damage.Offset,
        ["message"] = damage.Message,
    };

    private static JsonObject Range(ByteRange range) => new()
    {
        ["offset"] = range.Offset,
        ["length_bytes"] = range.LengthBytes,
    };

    /// <summary>A list up to a bound, and beside it how many were left out, if any were.</summary>
    private static void Fill<T>(
        JsonObject json, string name, IReadOnlyCollection<T> items, int most, Func<T, JsonNode?> shape)
    {
        json[name] = new JsonArray([.. items.Take(most).Select(shape)]);
        if (items.Count > most) json[name + "_left_out"] = items.Count - most;
    }

    private static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The name of a value as JSON has it: lower letters, with _ between words.</summary>
    internal static string Word(string name) => string.Concat(name.Select((sign, index) =>
        !char.IsUpper(sign) ? $"{sign}" : (index > 0 ? "_" : "") + char.ToLowerInvariant(sign)));
}
