using System.Text.Encodings.Web;
using System.Text.Json;
using Probative.Check.Anchors;
using Probative.Check.Faults;
using Probative.Check.Package;
using Probative.Ledger.Facts;

namespace Probative.Check.Reports;

/// <summary>
/// The one JSON document of a command (check.md): <c>command</c>, <c>ok</c>, <c>result</c>, <c>problems</c>.
/// </summary>
internal static class JsonReport
{
    // Only ASCII goes out, so that no reader has to guess an encoding.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Default };

    public static void Write(Stream output, CheckResult result)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("command", result.Command);
        json.WriteBoolean("ok", result.Faults.IsEmpty);
        json.WriteStartObject("result");
        json.WriteString("kind", result.Kind);
        json.WriteString("path", result.Path);
        WriteSigner(json, result);
        foreach ((string name, string text) in result.Texts) json.WriteString(name, text);
        foreach ((string name, long count) in result.Figures) json.WriteNumber(name, count);
        WriteFields(json, result);
        WriteTexts(json, "checked", result.Checked);
        WriteTexts(json, "shows", result.Faults.IsEmpty ? result.Shows : []);
        WriteTimes(json, result);
        WriteKnownByOtherKey(json, result);
        WriteTexts(json, "does_not_show", result.ShowsNot);
        json.WriteEndObject();
        json.WriteStartArray("problems");
        foreach (Fault fault in result.Faults.Kept) WriteProblem(json, fault);
        foreach ((string code, long count) in result.Faults.NotKept)
        {
            string more = Plain.Count(count, "more fault");
            WriteProblem(json, new Fault(code, "", $"{more} of this kind not listed."));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    /// <summary>The document of a command that could not begin.</summary>
    public static void WriteRefusal(Stream output, string command, Fault fault)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("command", command);
        json.WriteBoolean("ok", false);
        json.WriteNull("result");
        json.WriteStartArray("problems");
        WriteProblem(json, fault);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteSigner(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartObject("signer");
        json.WriteString("name", result.Signer.Name);
        json.WriteString("fingerprint", result.Signer.Fingerprint);
        json.WriteBoolean("given", result.Signer.IsGiven);
        json.WriteBoolean("identified", result.Signer.IsSame && result.Faults.IsEmpty);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, CheckResult result)
    {
        if (result.Kind != "receipt") return;
        json.WriteStartObject("fields");
        foreach (OpenedField field in result.Fields)
        {
            json.WritePropertyName(field.Name);
            using var value = JsonDocument.Parse(CanonicalJson.ToBytes(field.Value));
            value.RootElement.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, CheckResult result)
    {
        if (result.Kind != "package") return;
        json.WriteStartArray("outside_times");
        foreach (OutsideTime time in result.OutsideTimes)
        {
            json.WriteStartObject();
            json.WriteString("kind", time.Kind);
            json.WriteNumber("log_size", time.LogSize);
            json.WriteNumber("facts", time.Facts);
            json.WriteString("by", time.ByText);
            json.WriteString("witness", time.Witness);
            json.WriteString("root", time.Root);
            json.WriteBoolean("identified", time.IsIdentified);
            json.WriteString("says", time.Words());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteKnownByOtherKey(Utf8JsonWriter json, CheckResult result)
    {
        if (result.Kind != "package") return;
        json.WriteStartArray("known_by_other_key");
        foreach (KnownByOtherKey one in result.KnownByOtherKey)
        {
            json.WriteStartObject();
            json.WriteString("known", one.Known);
            json.WriteNumber("log_size", one.LogSize);
            WriteTexts(json, "key_ids", one.KeyIds);
            json.WriteString("says", one.Words());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteProblem(Utf8JsonWriter json, Fault fault)
    {
        json.WriteStartObject();
        json.WriteString("code", fault.Code);
        json.WriteString("path", fault.Path);
        json.WriteString("message", TextReport.Message(fault));
        json.WriteString("hint", Codes.HintFor(fault.Code));
        json.WriteEndObject();
    }
}
