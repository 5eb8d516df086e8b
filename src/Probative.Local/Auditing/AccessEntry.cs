using Probative.Kernel.Facts;
using Probative.Ledger.Facts;

namespace Probative.Local.Auditing;

/// <summary>
/// One entry of the access log. It holds ids, never a name of a file, a word of an item, or a field of a
/// fact: what is destroyed in the vault stands in no entry.
/// </summary>
internal abstract record AccessEntry(DateTimeOffset At)
{
    /// <summary>
    /// A command is about to show content or to take it out. Written before it begins: what was shown without
    /// an <see cref="Ended"/> behind it, was shown by a process that did not live to say more.
    /// </summary>
    /// <param name="At">When, by the operator's clock.</param>
    /// <param name="Access">Names this access: 32 hex digits.</param>
    /// <param name="Command">The words of the command.</param>
    /// <param name="Who">The id of the member, or null: not stated.</param>
    /// <param name="Why">As it was given, or null: not stated.</param>
    public sealed record Begun(DateTimeOffset At, string Access, string Command, string? Who, string? Why)
        : AccessEntry(At);

    /// <summary>How an access ended, and what was in it. Written before a result is shown.</summary>
    /// <param name="At">When, by the operator's clock.</param>
    /// <param name="Access">That of its <see cref="Begun"/>.</param>
    /// <param name="Outcome">The exit code of the command.</param>
    /// <param name="Things">What was shown or taken out.</param>
    public sealed record Ended(DateTimeOffset At, string Access, long Outcome, AccessedThings Things)
        : AccessEntry(At);

    /// <summary>From here on entries are kept for so many days.</summary>
    public sealed record Kept(DateTimeOffset At, string Who, long Days) : AccessEntry(At);

    /// <summary>
    /// Entries were erased, or are about to be. It carries the days with it, because it may outlive the entry
    /// that set them.
    /// </summary>
    /// <param name="At">When, by the operator's clock.</param>
    /// <param name="Who">The id of the auditor.</param>
    /// <param name="Before">The first day of which entries stay: `2027-01-31`.</param>
    /// <param name="Count">How many accesses.</param>
    /// <param name="Days">For how long entries are kept.</param>
    public sealed record Erased(DateTimeOffset At, string Who, string Before, long Count, long Days)
        : AccessEntry(At);

    /// <summary>Canonical JSON (RFC 8785).</summary>
    public byte[] ToBytes() => CanonicalJson.ToBytes(this switch
    {
        Begun begun => Map(
            "begun",
            ("access", begun.Access),
            ("command", begun.Command),
            ("who", begun.Who),
            ("why", begun.Why)),
        Ended ended => Map(
            "ended",
            ("access", ended.Access),
            ("outcome", ended.Outcome),
            ("cases", List(ended.Things.Cases)),
            ("things", List(ended.Things.Ids)),
            ("count", ended.Things.Count)),
        Kept kept => Map("kept", ("who", kept.Who), ("days", kept.Days)),
        Erased erased => Map(
            "erased",
            ("who", erased.Who),
            ("before", erased.Before),
            ("count", erased.Count),
            ("days", erased.Days)),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>Null when the bytes are no entry of a kind that this program knows.</summary>
    public static AccessEntry? Parse(ReadOnlySpan<byte> bytes)
    {
        if (!CanonicalJson.TryParseCanonical(bytes, out var value, out _)
            || value is not JsonValue.Map map
            || !FactTime.TryParse(Text(map["at"]), out var at))
        {
            return null;
        }

        return (Text(map["kind"]), Text(map["access"]), Text(map["who"])) switch
        {
            ("begun", { } access, var who) when Text(map["command"]) is { } command =>
                new Begun(at, access, command, who, Text(map["why"])),
            ("ended", { } access, _) when Number(map["outcome"]) is { } outcome => new Ended(
                at,
                access,
                outcome,
                new AccessedThings(Texts(map["cases"]), Texts(map["things"]), Number(map["count"]) ?? 0)),
            ("kept", _, { } who) when Number(map["days"]) is { } days => new Kept(at, who, days),
            ("erased", _, { } who)
                when Text(map["before"]) is { } before && Number(map["days"]) is { } days =>
                new Erased(at, who, before, Number(map["count"]) ?? 0, days),
            _ => null,
        };
    }

    private JsonValue.Map Map(string kind, params ReadOnlySpan<(string Name, JsonValue Value)> members)
    {
        List<KeyValuePair<string, JsonValue>> all =
        [
            KeyValuePair.Create<string, JsonValue>("kind", kind),
            KeyValuePair.Create<string, JsonValue>("at", FactTime.Format(At)),
        ];
        foreach (var (name, value) in members) all.Add(KeyValuePair.Create(name, value));
        return new JsonValue.Map(all);
    }

    private static JsonValue.List List(IEnumerable<string> texts) =>
        new(texts.Select(JsonValue.FromString));

    private static string? Text(JsonValue? value) => (value as JsonValue.Text)?.Value;

    private static long? Number(JsonValue? value) => (value as JsonValue.Number)?.Value;

    private static string[] Texts(JsonValue? value) =>
        value is JsonValue.List list
            ? [.. list.Items.OfType<JsonValue.Text>().Select(text => text.Value)]
            : [];
}
