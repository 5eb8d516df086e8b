using Probative.Ledger.Facts;

namespace Probative.Kernel.Casework;

/// <summary>
/// Somebody or somewhere as words name it, and what of the case these words are taken to mean: null while
/// nobody said so. The words stay beside it, so that who read them otherwise can say so.
/// </summary>
public sealed record Mention(string Words, Reference? Means)
{
    public JsonValue ToValue() => new JsonValue.Map(
        KeyValuePair.Create<string, JsonValue>("words", Words),
        KeyValuePair.Create("means", Means?.ToValue() ?? JsonValue.None));
}
