using System.Text.Json.Nodes;
using Probative.Formats.Texts;
using Probative.Formats.Types;

namespace Probative.Examination.Identity;

/// <summary>What a file is by its content, as JSON: observations, each with what was read.</summary>
internal static class TypeJson
{
    public static JsonObject Of(TypeReport report) => new()
    {
        ["type"] = Of(report.Finding),
        ["size_bytes"] = report.SizeBytes,
        ["missing_bytes"] = report.MissingBytes,
        ["name"] = new JsonObject
        {
            ["extension"] = report.Extension,
            ["agreement"] = Word(report.Agreement),
            ["usual"] = Texts(report.Finding.Type.Extensions),
        },
        ["encoding"] = report.Encoding is { } encoding ? Of(encoding) : null,
        ["further"] = new JsonArray([.. report.Further.Select(found => (JsonNode)Of(found))]),
        ["appended"] = report.Appended is { } appended ? Of(appended) : null,
    };

    public static JsonObject Of(TypeFinding finding) => new()
    {
        ["media_type"] = finding.Type.MediaType,
        ["name"] = finding.Type.Name,
        ["family"] = finding.Type.Family.ToString().ToLowerInvariant(),
        ["offset"] = finding.Offset,
        ["is_guess"] = finding.IsGuess,
        ["evidence"] = new JsonArray([.. finding.Evidence.Select(evidence => (JsonNode)new JsonObject
        {
            ["offset"] = evidence.Offset,
            ["reads"] = evidence.Reading,
        })]),
    };

    public static JsonObject Of(TextEncoding encoding) => new()
    {
        ["name"] = encoding.Name,
        ["byte_order_mark_bytes"] = encoding.MarkBytes,
        ["is_guess"] = encoding.IsGuess,
        ["reads"] = encoding.Reading,
    };

    private static JsonObject Of(AppendedBytes appended) => new()
    {
        ["offset"] = appended.Offset,
        ["size_bytes"] = appended.SizeBytes,
        ["behind"] = appended.Behind,
        ["is_one_value"] = appended.IsOneValue,
        ["content"] = Of(appended.Content),
    };

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    private static string Word(NameAgreement agreement) => agreement switch
    {
        NameAgreement.Agrees => "agrees",
        NameAgreement.Differs => "differs",
        NameAgreement.NotKnown => "not_known",
        _ => "no_extension",
    };
}
