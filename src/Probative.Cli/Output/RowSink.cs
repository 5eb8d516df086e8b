using System.Text.Json.Nodes;

namespace Probative.Cli.Output;

/// <summary>
/// Where rows go: to the file of `--jsonl`, or into the result, as far as they have room there.
/// </summary>
internal sealed class RowSink(RowFile? file, long rowsMax)
{
    private readonly List<JsonObject> _kept = [];
    private long _leftOut;

    public IReadOnlyList<JsonObject> Kept => _kept;

    public void Add(JsonNode row)
    {
        if (file is not null) file.Add(row);
        else if (_kept.Count < rowsMax) _kept.Add(row.AsObject());
        else _leftOut++;
    }

    /// <summary>
    /// The result with its rows: `rows`, and how many were left out or written to the file.
    /// </summary>
    public JsonObject? Complete(JsonNode? result)
    {
        if (result is not JsonObject complete) return null;
        if (file is not null)
        {
            complete["rows"] = new JsonArray();
            complete["rows_left_out"] = 0;
            complete["rows_in_file"] = file.Count;
        }
        else if (_kept.Count > 0 || complete.ContainsKey("count"))
        {
            complete["rows"] = new JsonArray([.. _kept]);
            complete["rows_left_out"] = _leftOut;
        }

        return complete;
    }
}
