using System.Text.Json.Nodes;

namespace Probative.Matching.HashLists;

/// <summary>What a run of holding items against lists of hashes did.</summary>
internal sealed class HashListCounts
{
    /// <summary>Lists that items were held against.</summary>
    public long Lists { get; set; }

    /// <summary>Items with a print, each once for each list.</summary>
    public long Items { get; set; }

    public long Compared { get; set; }

    /// <summary>Compared before, with the same print.</summary>
    public long Stood { get; set; }

    /// <summary>Items of this run of which something of a list is near.</summary>
    public long Near { get; set; }

    public long Unreadable { get; set; }

    public void AddTo(JsonObject result)
    {
        result["items"] = Items;
        result["compared"] = Compared;
        result["stood"] = Stood;
        result["near"] = Near;
        result["unreadable"] = Unreadable;
    }
}
