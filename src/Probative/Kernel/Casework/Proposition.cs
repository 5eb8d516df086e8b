using Probative.Ledger.Facts;

namespace Probative.Kernel.Casework;

/// <summary>
/// What is said, seen or concluded, in parts that compare: who, to whom, how many, where, when. What is not
/// said stays empty; nothing is filled in from elsewhere.
/// </summary>
public sealed record Proposition
{
    /// <summary>One of <see cref="PropositionTypes.All"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Who acts, holds (<c>control</c>) or is under command (<c>command</c>).</summary>
    public IReadOnlyList<Mention> Actors { get; init; } = [];

    /// <summary>To whom it is done; of <c>command</c> who commands.</summary>
    public IReadOnlyList<Mention> Affected { get; init; } = [];

    public IReadOnlyList<Tally> Counts { get; init; } = [];
    public Mention? Place { get; init; }
    public IReadOnlyList<SaidTime> Times { get; init; } = [];

    /// <summary>How it was done, in a word or two of who read it: what patterns are sought by.</summary>
    public string? Method { get; init; }

    /// <summary>Of <c>control</c> without a holder: `contested` or `unknown`; else null.</summary>
    public string? State { get; init; }

    /// <summary>As it stands in a fact; what is empty is left out.</summary>
    public JsonValue ToValue()
    {
        List<KeyValuePair<string, JsonValue>> members =
            [KeyValuePair.Create<string, JsonValue>("type", Type)];
        AddList("actors", Actors.Select(one => one.ToValue()));
        AddList("affected", Affected.Select(one => one.ToValue()));
        AddList("counts", Counts.Select(one => one.ToValue()));
        if (Place is not null) members.Add(KeyValuePair.Create("place", Place.ToValue()));
        AddList("times", Times.Select(one => one.ToValue()));
        if (Method is not null) members.Add(KeyValuePair.Create<string, JsonValue>("method", Method));
        if (State is not null) members.Add(KeyValuePair.Create<string, JsonValue>("state", State));
        return new JsonValue.Map(members);

        void AddList(string name, IEnumerable<JsonValue> values)
        {
            var list = new JsonValue.List(values);
            if (list.Items.Count > 0) members.Add(KeyValuePair.Create<string, JsonValue>(name, list));
        }
    }
}
