using Probative.Ledger.Facts;

namespace Probative.Verification.Findings;

/// <summary>A test that a finding was put to.</summary>
/// <param name="Method">How: `shadow length against the sun's height`.</param>
/// <param name="Inputs">What it was done with, so that somebody else can do it again.</param>
/// <param name="Result">What came out.</param>
/// <param name="Alternatives">Which other readings were tried, and what came of them; none is an
/// answer.</param>
public sealed record TestDone(string Method, string Inputs, string Result, IReadOnlyList<string> Alternatives)
{
    public JsonValue ToValue() => new JsonValue.Map(
        KeyValuePair.Create<string, JsonValue>("method", Method),
        KeyValuePair.Create<string, JsonValue>("inputs", Inputs),
        KeyValuePair.Create<string, JsonValue>("result", Result),
        KeyValuePair.Create<string, JsonValue>(
            "alternatives", new JsonValue.List(Alternatives.Select(JsonValue.FromString))));
}
