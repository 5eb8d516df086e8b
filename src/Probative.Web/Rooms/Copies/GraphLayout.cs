namespace Probative.Web.Rooms.Copies;

/// <summary>
/// Where the items of a group stand in its graph: what can derive from another below it, in rows; within a
/// row beneath what it can derive from, else in the order given. Of arrows only those are drawn that no way
/// along others says already.
/// </summary>
internal sealed class GraphLayout
{
    /// <summary>More are not read any more.</summary>
    public const int ItemsMax = 60;

    // So wide a graph can be looked at without scrolling; what is more goes on in a row beneath.
    private const int RowMax = 7;

    private readonly Dictionary<string, int> _rowOf = [];
    private readonly List<GraphEdge> _edges = [];

    private GraphLayout()
    {
    }

    /// <summary>The items of each row, from above.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; private set; } = [];

    public IReadOnlyList<GraphEdge> Edges => _edges;

    /// <param name="items">Ids, in the order of the list.</param>
    /// <param name="edges">What leads from one to another, the strongest first.</param>
    public static GraphLayout Of(IReadOnlyList<string> items, IReadOnlyList<GraphEdge> edges)
    {
        var shown = items.Take(ItemsMax).ToHashSet();
        var known = edges.Where(edge => shown.Contains(edge.From) && shown.Contains(edge.To)).ToList();
        var layout = new GraphLayout();
        var directed = layout.Ordered(known.Where(edge => edge.Kind == GraphEdgeKind.Derives));
        foreach (var item in shown) layout._rowOf[item] = 0;
        layout.PlaceRows(directed, shown.Count);
        layout._edges.AddRange(directed.Where(edge => !IsImplied(edge, directed)));
        layout.AddOthers(known.Where(edge => edge.Kind != GraphEdgeKind.Derives));
        layout.Rows = layout.Arranged(
            items.Where(shown.Contains).GroupBy(item => layout._rowOf[item]).OrderBy(row => row.Key))
            .SelectMany(row => row.Chunk(RowMax)).ToList();
        return layout;
    }

    // The way of Sugiyama, Tagawa and Toda (1981): each at the mean place of what leads to it.
    private List<List<string>> Arranged(IEnumerable<IGrouping<int, string>> rows)
    {
        Dictionary<string, double> place = [];
        List<List<string>> arranged = [];
        foreach (var row in rows)
        {
            var half = row.Count() / 2.0;
            var ordered = row.Index().OrderBy(one => Above(one.Item) ?? one.Index - half)
                .Select(one => one.Item).ToList();
            foreach (var (at, item) in ordered.Index()) place[item] = at - (ordered.Count / 2.0);
            arranged.Add(ordered);
        }

        return arranged;

        double? Above(string item) => _edges
            .Where(edge => edge.To == item && place.ContainsKey(edge.From)
                && edge.Kind == GraphEdgeKind.Derives)
            .Select(edge => (double?)place[edge.From]).Average();
    }

    /// <summary>
    /// Without those that would lead back to where others began: each of them is drawn as a contradiction.
    /// </summary>
    private List<GraphEdge> Ordered(IEnumerable<GraphEdge> edges)
    {
        List<GraphEdge> kept = [];
        foreach (var edge in edges)
        {
            if (Leads(edge.To, edge.From, kept, null))
                _edges.Add(edge with { Kind = GraphEdgeKind.Contradiction });
            else kept.Add(edge);
        }

        return kept;
    }

    private void PlaceRows(List<GraphEdge> directed, int most)
    {
        for (var (moved, pass) = (true, 0); moved && pass < most; pass++)
        {
            moved = false;
            foreach (var edge in directed.Where(edge => _rowOf[edge.To] <= _rowOf[edge.From]))
            {
                _rowOf[edge.To] = _rowOf[edge.From] + 1;
                moved = true;
            }
        }
    }

    /// <summary>
    /// Contradictions all; of what has no direction what joins parts that nothing else joins.
    /// </summary>
    private void AddOthers(IEnumerable<GraphEdge> others)
    {
        foreach (var edge in others)
        {
            if (edge.Kind == GraphEdgeKind.Contradiction || !IsJoined(edge.From, edge.To)) _edges.Add(edge);
        }
    }

    private bool IsJoined(string from, string to) =>
        Leads(
            from,
            to,
            [.. _edges, .. _edges.Select(edge => edge with { From = edge.To, To = edge.From })],
            null);

    private static bool IsImplied(GraphEdge edge, List<GraphEdge> directed) =>
        Leads(edge.From, edge.To, directed, edge);

    private static bool Leads(string from, string to, List<GraphEdge> edges, GraphEdge? without)
    {
        var next = edges.Where(edge => edge != without).ToLookup(edge => edge.From, edge => edge.To);
        HashSet<string> seen = [from];
        Queue<string> open = new([from]);
        while (open.TryDequeue(out var at))
        {
            if (at == to) return true;
            foreach (var other in next[at].Where(seen.Add)) open.Enqueue(other);
        }

        return false;
    }
}
