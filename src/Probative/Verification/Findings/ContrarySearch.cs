using Probative.Ledger.Facts;

namespace Probative.Verification.Findings;

/// <summary>
/// What was searched for that would speak against a finding. That nothing was found is an outcome, and says
/// as much as the search was worth.
/// </summary>
/// <param name="What">What was searched for.</param>
/// <param name="Where">Where: archives, channels, the items of the case.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record ContrarySearch(string What, string Where, string Outcome)
{
    public JsonValue ToValue() => new JsonValue.Map(
        KeyValuePair.Create<string, JsonValue>("what", What),
        KeyValuePair.Create<string, JsonValue>("where", Where),
        KeyValuePair.Create<string, JsonValue>("outcome", Outcome));
}
