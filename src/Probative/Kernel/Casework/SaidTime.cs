using Probative.Ledger.Facts;

namespace Probative.Kernel.Casework;

/// <summary>
/// A time as it is said, the EDTF date that we read it as, and whose time it is: that of an event, a
/// recording or an upload are three different things (invariant 7).
/// </summary>
/// <param name="Of">One of <see cref="Kinds"/>.</param>
/// <param name="Words">As it stands there; null where nobody's words are read.</param>
/// <param name="Edtf">An EDTF date or interval, level 1.</param>
public sealed record SaidTime(string Of, string? Words, string Edtf)
{
    /// <summary>Whose time it can be.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["event", "recording", "upload", "publication", "statement", "state"];

    public JsonValue ToValue() => new JsonValue.Map(
        KeyValuePair.Create<string, JsonValue>("of", Of),
        KeyValuePair.Create<string, JsonValue>("words", Words),
        KeyValuePair.Create<string, JsonValue>("edtf", Edtf));
}
