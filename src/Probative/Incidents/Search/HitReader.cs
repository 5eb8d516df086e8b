using System.Data.Common;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Search;

/// <summary>
/// Reads what has the words of a question, in the order of the record: nothing is ranked. What stands in
/// hidden items is passed over here, before anything is counted.
/// </summary>
internal sealed class HitReader(
    DbConnection connection, IReadOnlyList<CaseId> cases, IReadOnlySet<ItemId> hidden)
{
    /// <summary>Each thing once, by its row.</summary>
    /// <param name="question">In the language of the index.</param>
    /// <param name="kinds">Only things of these kinds; none for all.</param>
    public List<Hit> Read(string question, IReadOnlyList<string> kinds)
    {
        var hits = new List<Hit>();
        if (kinds.Count == 0 || kinds.Contains(FoundKinds.Item))
        {
            Read(
                hits,
                $"""
                SELECT listed_text_v2.rowid, listed_v1."Case", listed_v1.Item, listed_v1.Item
                FROM listed_text_v2 CROSS JOIN listed_v1
                    ON listed_v1.Row = listed_text_v2.rowid / {ListedPart.CountMax}
                WHERE listed_text_v2 MATCH $words
                    AND listed_text_v2.rowid % {ListedPart.CountMax} < {ListedPart.FirstOfNodes}
                """,
                question);
        }

        var parts = PartsOf(kinds);
        if (parts.Count == 0) return hits;
        var items = hits.Count;
        Read(
            hits,
            $"""
            SELECT listed_text_v2.rowid, node."Case", node.Id, node.Item
            FROM listed_text_v2 CROSS JOIN listed_node_v1 AS node
                ON node.Row = listed_text_v2.rowid / {ListedPart.CountMax}
            WHERE listed_text_v2 MATCH $words
                AND listed_text_v2.rowid % {ListedPart.CountMax} IN ({string.Join(", ", parts)})
            """,
            question);

        // Both are in order already.
        if (items > 0 && hits.Count > items) hits.Sort((one, other) => one.Row.CompareTo(other.Row));
        return hits;
    }

    private static List<long> PartsOf(IReadOnlyList<string> kinds)
    {
        var parts = new List<long>();
        for (var part = ListedPart.FirstOfNodes; ListedPart.NameOf(part) is { } name; part++)
        {
            if (kinds.Count == 0 || kinds.Contains(name)) parts.Add(part);
        }

        return parts;
    }

    private void Read(List<Hit> hits, string sql, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql + " ORDER BY listed_text_v2.rowid";
        var words = command.CreateParameter();
        (words.ParameterName, words.Value) = ("$words", question);
        command.Parameters.Add(words);
        var last = -1L;
        using var read = command.ExecuteReader();
        while (read.Read())
        {
            // The index has several texts of an item.
            var (row, part) = Math.DivRem(read.GetInt64(0), ListedPart.CountMax);
            if (row == last) continue;
            last = row;
            if (CaseOf(read) is not { } @case) continue;
            if (hidden.Count > 0 && IdIn(read, 3) is { } item && hidden.Contains(new ItemId(item))) continue;
            hits.Add(new Hit(row, part, @case, IdIn(read, 2)));
        }
    }

    /// <summary>Null for a case that is not asked about.</summary>
    private CaseId? CaseOf(DbDataReader read)
    {
        var bytes = (byte[])read.GetValue(1);
        foreach (var one in cases)
        {
            if (CaseId.FromSpan(bytes) == one) return one;
        }

        return null;
    }

    private static Id? IdIn(DbDataReader read, int column) =>
        read.IsDBNull(column) ? null : Id.From((byte[])read.GetValue(column));
}
