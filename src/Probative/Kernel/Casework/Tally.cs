using Probative.Ledger.Facts;

namespace Probative.Kernel.Casework;

/// <summary>
/// A count as it is said, and the range that we read it as (invariant 6: counts keep their words).
/// </summary>
/// <param name="Words">As it stands there: `around four`.</param>
/// <param name="Min">At least so many.</param>
/// <param name="Max">At most so many; null when nothing bounds it.</param>
/// <param name="Of">What is counted: `killed`, `shooters`, `rounds`.</param>
public sealed record Tally(string Words, long Min, long? Max, string Of)
{
    public JsonValue ToValue() => new JsonValue.Map(
        KeyValuePair.Create<string, JsonValue>("words", Words),
        KeyValuePair.Create<string, JsonValue>("min", Min),
        KeyValuePair.Create("max", Max is { } most ? JsonValue.FromInt64(most) : JsonValue.None),
        KeyValuePair.Create<string, JsonValue>("of", Of));
}
