using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;

namespace Probative.Cli.Output;

/// <summary>
/// `--jsonl FILE`: one row a line, for lists of any length. It replaces a file of that name.
/// </summary>
internal sealed class RowFile : IDisposable
{
    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly Utf8JsonWriter _writer;

    private RowFile(FileStream file)
    {
        _file = file;
        _writer = new Utf8JsonWriter(_row, JsonText.Options);
    }

    public long Count { get; private set; }

    /// <summary>Opens the file before anything is done, or says why it cannot be.</summary>
    public static (RowFile? File, Problem? Problem) Open(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 64 * 1024);
            return (new RowFile(file), null);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return (null, new Problem(
                "jsonl-not-writable",
                path,
                "The file for --jsonl cannot be written.",
                "Choose another place."));
        }
    }

    public void Add(JsonNode row)
    {
        row.WriteTo(_writer);
        _writer.Flush();
        _writer.Reset();
        _file.Write(_row.WrittenSpan);
        _file.WriteByte((byte)'\n');
        _row.ResetWrittenCount();
        Count++;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }
}
